using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class NamesOnDefaultBridge : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF144", "names-on-default-bridge", Severity.Warning, "A service name on the default bridge")
        {
            Page = """
                `network_mode: bridge` puts a container on the engine's default bridge, the one network where containers have no names: a look-up of another
                service fails, in both directions.

                ```yaml
                services:
                  shop:
                    image: shop:1.4
                    network_mode: bridge
                    environment:
                      DB_HOST: db          # not found
                ```

                Remove `network_mode`: the project's own network is a bridge too, and has names. The old way, `links`, works on the default bridge as well.
                Services that only depend on each other there, without a name in sight, are reported as info.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var names = new ServiceNames(context);
        foreach (var service in context.Services)
        {
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var named in NamedHost.AllOf(service))
                if (names.Find(service, named.Host.Host) is { } target && IsLost(service, target) && told.Add(target.Name))
                    yield return Found(service, target, named.At) with { HidesText = named.IsSecret };
            foreach (var dependency in service.DependsOn)
                if (
                    dependency.Condition != DependencyCondition.CompletedSuccessfully
                    && context.Find(dependency.Name) is { } target
                    && IsOnBridge(service)
                    && IsOnBridge(target)
                    && !LinksTo(service, target)
                    && told.Add(target.Name)
                )
                    yield return Found(service, target, dependency.NameAt) with { Severity = Severity.Info };
        }
    }

    private Diagnostic Found(Service service, Service target, Location at)
    {
        var lone = IsOnBridge(service) ? service : target;
        return Descriptor
            .At(at, $"`{service.Name}` cannot reach `{target.Name}` by name: `{lone.Name}` is on the default bridge, which has no names")
            .See(lone.PlaceOf(Service.NetworkModeKey), "on the default bridge")
            .WithHelp("remove `network_mode`: the project's own network is a bridge with names");
    }

    private static bool IsLost(Service service, Service target) =>
        (IsOnBridge(service) || IsOnBridge(target))
        && Reaches(service)
        && Reaches(target)
        && LintContext.RunTogether(service, target)
        && !LinksTo(service, target);

    private static bool IsOnBridge(Service service) => service.NetworkMode is "bridge" or "default";

    /// <summary>Another container's network, the host's or none is another matter.</summary>
    private static bool Reaches(Service service) => service.NetworkMode is null || IsOnBridge(service);

    private static bool LinksTo(Service service, Service target) => service.Links.Any(link => link.Split(':')[0] == target.Name);
}
