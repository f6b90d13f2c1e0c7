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

                Put both on one network. It is a warning if the dependent waits until the dependency is healthy, links to it, or depends on a data store;
                otherwise it is a remark, because the order of starting may be all that is meant. Jobs are not reported: dependencies that finish first
                (`service_completed_successfully`), are not restarted (`restart: "no"`), or hold data only (`tianon/true`). Nor is a dependency that is
                a source of `volumes_from`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var jobs = context
            .Services.SelectMany(static s => s.DependsOn)
            .Where(static d => d.Condition == DependencyCondition.CompletedSuccessfully)
            .Select(static d => d.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var service in context.Services)
        {
            if (NetworkReach.NetworksOf(service, context) is not { } own)
                continue;
            foreach (var dependency in service.DependsOn)
            {
                if (context.Find(dependency.Name) is not { } target || jobs.Contains(target.Name) || IsJob(target) || IsJob(service))
                    continue;
                if (NetworkReach.NetworksOf(target, context) is not { } others || NetworkReach.ShareOne(service, target, context) != false)
                    continue;
                var calls = Calls(service, dependency, target);
                if (!calls && TakesVolumes(service, target))
                    continue;
                var found = Descriptor
                    .At(dependency.NameAt, $"`{service.Name}` depends on `{dependency.Name}` but shares no network with it")
                    .WithNote($"`{service.Name}` is on {Join(own)}, `{dependency.Name}` on {Join(others)}")
                    .WithHelp("put both on one network, if one calls the other");
                yield return calls ? found : found with { Severity = Severity.Info };
            }
        }
    }

    /// <summary>Whether more than the order of starting is meant.</summary>
    private static bool Calls(Service service, ServiceDependency dependency, Service target) =>
        dependency.Condition == DependencyCondition.Healthy
        || service.Links.Any(link => link == target.Name || link.StartsWith(target.Name + ":", StringComparison.Ordinal))
        || (target.Image is { } image && DataImage.Find(image) is not null);

    private static bool TakesVolumes(Service service, Service target) =>
        service.VolumesFrom.Any(source => source == target.Name || source.StartsWith(target.Name + ":", StringComparison.Ordinal));

    /// <summary>Whether it does its work, if any, and exits.</summary>
    private static bool IsJob(Service service) =>
        service.Restart == "no"
        || service.NetworkMode == "none"
        || (service.Image is { } image && ImageName.Of(image).Repository is "tianon/true" or "hello-world" or "scratch");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(static n => $"`{n}`"));
}
