using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class DependencyWithoutSharedNetwork : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF116", "dependency-without-shared-network", Severity.Warning, "Unreachable dependency")
        {
            Page = """
                A service that depends on another one usually talks to it, but containers see each other only on a network they share. Here they share none,
                so the name of the dependency does not resolve at run time.

                ```yaml
                services:
                  shop: {networks: [front], depends_on: [db]}
                  db:   {networks: [back]}
                ```

                Put both on one network. Dependencies that only need to finish first (`service_completed_successfully`) are not reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (NetworkReach.NetworksOf(service, context) is not { } own)
                continue;
            foreach (var dependency in service.DependsOn)
            {
                if (dependency.Condition == DependencyCondition.CompletedSuccessfully || context.Find(dependency.Name) is not { } target)
                    continue;
                if (NetworkReach.NetworksOf(target, context) is not { } others || own.Any(others.Contains))
                    continue;
                yield return Descriptor
                    .At(dependency.NameAt, $"`{service.Name}` depends on `{dependency.Name}` but shares no network with it")
                    .WithNote($"`{service.Name}` is on {Join(own)}, `{dependency.Name}` on {Join(others)}")
                    .WithHelp($"put both on one network, so that they can reach each other");
            }
        }
    }

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(static n => $"`{n}`"));
}
