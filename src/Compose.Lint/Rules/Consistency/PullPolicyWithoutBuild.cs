using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class PullPolicyWithoutBuild : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF145", "pull-policy-without-build", Severity.Warning, "`pull_policy: build` without `build`")
        {
            Page = """
                `pull_policy: build` says that the image is built and never pulled. Without `build` there is nothing to build it from, so `up` fails wherever
                the image does not exist already.

                ```yaml
                services:
                  shop:
                    image: shop:1.4
                    build: .               # or another pull_policy
                    pull_policy: build
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            if (service is { PullPolicy: "build", Build: null, Image: { } image })
                yield return Descriptor
                    .At(service.PlaceOf(Service.PullPolicyKey), $"`{service.Name}` has no `build`: `{image}` is neither built nor pulled")
                    .WithHelp("add `build`, or remove `pull_policy`");
    }
}
