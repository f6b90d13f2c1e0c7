using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class UnreachableServiceHost : Rule
{
    private static readonly string[] ToldToListen = ["environment", "command", "entrypoint", "healthcheck"];

    public override Descriptor Descriptor { get; } =
        new("CF117", "unreachable-service-host", Severity.Warning, "Unreachable service address")
        {
            Page = """
                Containers reach each other by name on networks they share, at the port the service listens on. A published port belongs to the host: it has
                no meaning between containers.

                ```yaml
                services:
                  shop:
                    environment:
                      DATABASE_URL: postgres://db:15432/shop    # db:5432
                  db:
                    image: postgres:16
                    ports: ["15432:5432"]
                ```

                The rule checks addresses (`scheme://host`, `host:port`) in `environment`, `command` and `entrypoint`, and variables that end with `_HOST`.
                A service on an external network may find the name there, and is not reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var names = new ServiceNames(context);
        var external = context.Project.Networks.Where(static n => n.External).Select(static n => n.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var service in context.Services)
        {
            if (NetworkReach.NetworksOf(service, context) is not { } own || own.Any(external.Contains))
                continue;
            // One finding per address, however often it occurs.
            var found = new Dictionary<string, Diagnostic>(StringComparer.Ordinal);
            foreach (var named in NamedHost.AllOf(service))
            {
                var host = named.Host;
                if (names.Find(service, host.Host) is not { } target || !LintContext.RunTogether(service, target))
                    continue;
                var together = NetworkReach.ShareOne(service, target, context);
                if (
                    together == false
                        ? DependsOn(service, target)
                        : together is null || host.Port is not { } port || PublishedAt(target, port) is null
                )
                    continue;
                var (key, at) = (together == false ? target.Name : host.ToString(), named.At);
                if (found.TryGetValue(key, out var earlier))
                    found[key] = earlier.See(at, "also used here");
                else
                    found[key] = (together == false ? OtherNetwork(service, target, at) : PublishedPort(target, host, at)) with
                    {
                        HidesText = named.IsSecret,
                    };
            }

            foreach (var finding in found.Values)
                yield return finding;
        }
    }

    private Diagnostic OtherNetwork(Service service, Service target, Location at) =>
        Descriptor
            .At(at, $"`{service.Name}` cannot reach `{target.Name}`: they share no network")
            .See(target.NameAt, "this service")
            .WithHelp("put both on one network, so that they can reach each other");

    private Diagnostic PublishedPort(Service target, HostInText host, Location at)
    {
        var (published, listens) = PublishedAt(target, host.Port!.Value)!.Value;
        return Descriptor
            .At(at, $"`{target.Name}` does not listen on port {host.Port}: that is a host port")
            .See(published, "published here")
            .WithHelp($"between containers, use the port it listens on: `{host.Host}:{listens}`");
    }

    private static bool DependsOn(Service service, Service target) =>
        service.DependsOn.Any(d => d.Name == target.Name && d.Condition != DependencyCondition.CompletedSuccessfully);

    /// <summary>
    /// Where the port is published, and its container port; null when unpublished, or when the service may listen on it as well.
    /// </summary>
    private static (Location At, int Listens)? PublishedAt(Service target, int port)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        if (target.Ports.Any(p => p.Target == port) || target.Expose.Any(e => e.Contains('-') || e == text))
            return null;
        if (target.Image is { } image && DataImage.Find(image) is { } known && known.Port == port)
            return null;
        if (Array.Exists(ToldToListen, key => target.Node[key] is { } value && Mentions(value, text)))
            return null;
        foreach (var mapping in target.Ports)
            if (mapping.Published == text && mapping.Protocol == "tcp")
                return (mapping.PlaceOf("published"), mapping.Target);
        return null;
    }

    private static bool Mentions(Node node, string port) =>
        node switch
        {
            Scalar scalar => scalar.Text.Contains(port, StringComparison.Ordinal),
            Sequence list => list.Items.Any(item => Mentions(item, port)),
            Mapping mapping => mapping.Entries.Any(entry => Mentions(entry.Value, port)),
            _ => false,
        };
}
