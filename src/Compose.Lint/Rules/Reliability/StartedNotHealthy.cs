using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reliability;

internal sealed class StartedNotHealthy : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF309", "started-not-healthy", Severity.Info, "A dependent does not wait for a healthcheck")
        {
            Page = """
                The dependency has a healthcheck, but the dependent waits only until its container has started, which is before it can answer.

                ```yaml
                depends_on:
                  db:
                    condition: service_healthy
                ```

                A typed `condition: service_started` says that this is intended.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var dependency in service.DependsOn)
                if (
                    dependency.Condition == DependencyCondition.Started
                    && !IsImplied(dependency)
                    && !IsTyped(dependency)
                    && context.Find(dependency.Name)?.Healthcheck is { IsOff: false, Test.IsDefaultOrEmpty: false } check
                )
                    yield return Descriptor
                        .At(dependency.NameAt, $"`{service.Name}` does not wait until `{dependency.Name}` is healthy")
                        .See(check.At, "it has a healthcheck")
                        .WithHelp("use the long form with `condition: service_healthy`");
    }

    /// <summary>Whether the condition is written down: that of the short form has the location of the name.</summary>
    private static bool IsTyped(ServiceDependency dependency) =>
        dependency.Node[ServiceDependency.ConditionKey] is { } condition && condition.At != dependency.NameAt;

    /// <summary>Links and shared namespaces imply a dependency that nobody typed.</summary>
    private static bool IsImplied(ServiceDependency dependency) => dependency.Node.Origin?.Step == Model.Syntax.Step.Implied;
}
