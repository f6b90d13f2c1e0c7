using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class NothingStarts : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF158", "nothing-starts", Severity.Info, "A project whose services all need a profile")
        {
            Page = """
                Every service is in a profile, so `up` starts nothing and fails with "no service selected", unless a profile is enabled or a service named.

                Remove the profile of the services that always run, enable one with `COMPOSE_PROFILES` in `.env`, or always run with `--profile`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var services = context.Services;
        if (context.Project.Services.IsEmpty && services is [var first, ..] && services.All(static s => !s.Profiles.IsEmpty))
            yield return Descriptor
                .At(first.PlaceOf(Service.ProfilesKey), "every service of the project is in a profile: `up` alone starts nothing")
                .WithHelp("remove the profile of what always runs, or enable one with `COMPOSE_PROFILES` in `.env`");
    }
}
