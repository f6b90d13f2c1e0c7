using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class CompletedOnRestarting : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF120", "completed-on-restarting", Severity.Warning, "Waiting for a service that never completes")
        {
            Page = """
                `condition: service_completed_successfully` waits until the dependency's container has exited with 0. With `restart: always` or
                `unless-stopped` the engine restarts it each time, and the dependents wait forever.

                Use `restart: on-failure`, or no `restart`, for a job.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var dependency in service.DependsOn)
                if (
                    dependency.Condition == DependencyCondition.CompletedSuccessfully
                    && context.Find(dependency.Name) is { Restart: "always" or "unless-stopped" } target
                )
                    yield return Descriptor
                        .At(dependency.PlaceOf("condition"), $"`{target.Name}` never completes: it is restarted each time it exits")
                        .See(target.PlaceOf("restart"), "restarted because of this")
                        .WithHelp("use `restart: on-failure` for a job");
    }
}
