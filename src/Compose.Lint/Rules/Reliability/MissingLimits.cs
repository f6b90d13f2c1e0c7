using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Reliability;

internal sealed class MissingLimits : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF303", "missing-limits", Severity.Info, "No memory limit")
        {
            Page = """
                A single service with a memory leak can use all memory of the host. `mem_limit` or `deploy.resources.limits.memory` sets a limit.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            if (service.MemLimit is null && service.Deploy?.Resources?.Limits?.Memory is null && service.Provider is null)
                yield return Descriptor
                    .At(service.NameAt, $"`{service.Name}` may use all memory of the host")
                    .WithHelp("add `mem_limit: 512m`, or as much as it needs");
    }
}
