using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Consistency;

internal sealed class IgnoredOutsideSwarm : Rule
{
    private static readonly string[] SwarmOnly = ["placement", "rollback_config", "endpoint_mode"];

    public override Descriptor Descriptor { get; } =
        new("CF130", "ignored-outside-swarm", Severity.Info, "Settings that only apply to a swarm")
        {
            Page = """
                `deploy.placement`, `rollback_config`, `endpoint_mode` and `mode: global` only have an effect in a swarm; `up` ignores them. Docker
                Compose also ignores `update_config`, which `up --rolling` honors here.

                Remove them if the file is not deployed to a swarm; if it is, ignore the rule in the project's configuration.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Deploy is not { } deploy)
                continue;
            var ignored = SwarmOnly
                .Where(key => deploy.Node[key] is Model.Syntax.Mapping { Count: > 0 } or Model.Syntax.Scalar { IsNull: false })
                .ToList();
            if (deploy.Mode?.StartsWith("global", StringComparison.Ordinal) == true)
                ignored.Add("mode");
            if (ignored.Count > 0)
                yield return Descriptor
                    .At(
                        deploy.PlaceOf(ignored[0]),
                        $"{string.Join(", ", ignored.Select(static key => $"`{key}`"))} of `{service.Name}` {(ignored.Count == 1 ? "only has" : "only have")} an effect in a swarm"
                    )
                    .WithHelp("remove it, or ignore CF130 if the file is deployed to a swarm");
        }
    }
}
