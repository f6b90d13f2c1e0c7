using Compose.Model.Diagnostics;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class MissingRestart : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF302", "missing-restart", Severity.Info, "No restart policy")
        {
            Page = """
                Without `restart` a container that crashes, or a host that restarts, leaves the service down. Jobs that others wait for to complete, and
                services with a profile, are not reported.

                Use `restart: unless-stopped`.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var jobs = context
            .Services.SelectMany(static s => s.DependsOn)
            .Where(static d => d.Condition == DependencyCondition.CompletedSuccessfully)
            .Select(static d => d.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var service in context.Services)
            if (
                service is { Restart: null, Profiles.IsEmpty: true, Provider: null }
                && service.Deploy?.RestartPolicy is null
                && !jobs.Contains(service.Name)
            )
                yield return Descriptor
                    .At(service.NameAt, $"`{service.Name}` is not restarted when it exits")
                    .WithHelp("add `restart: unless-stopped`");
    }
}
