using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class SharedName : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF142", "shared-name", Severity.Warning, "A name that another service has")
        {
            Page = """
                On a network a service answers to its name, its aliases, its container's name and its hostname. If one of these is the name of another service
                there, the name belongs to both: each look-up may return either, and half of the connections reach the wrong one.

                ```yaml
                services:
                  db: {image: postgres:17}
                  replica:
                    image: postgres:17
                    networks:
                      default: {aliases: [db]}     # every second connection to `db` ends here
                ```

                An alias of a link only applies to the linking service, and there hides the service of that name. Services of profiles that exclude each other
                may share a name: they are alternatives.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var (name, at, what) in NamesOf(service))
                if (Other(context, service, name.Text) is { } other && Meet(service, other, name.Text, context))
                    yield return Descriptor
                        .At(at, $"{what} `{name.Text}` of `{service.Name}` is the name of another service: `{name.Text}` may reach either")
                        .See(other.NameAt, "the other service")
                        .WithHelp("choose another name, or connect to each by a name of its own");
            foreach (var link in service.Items(Service.LinksKey))
                if (
                    link.Text.Split(':') is [var target, var alias]
                    && target != alias
                    && Other(context, service, alias) is { } hidden
                    && hidden.Name != target
                    && NetworkReach.ShareOne(service, hidden, context) == true
                )
                    yield return Descriptor
                        .At(link.At, $"for `{service.Name}`, `{alias}` is now `{target}`, not the service `{alias}`")
                        .See(hidden.NameAt, "the hidden service")
                        .WithHelp("choose another alias");
        }
    }

    private static IEnumerable<(Scalar Name, Location At, string What)> NamesOf(Service service)
    {
        if (service.Node[Service.ContainerNameKey] is Scalar container)
            yield return (container, container.At, "the container name");
        if (service.Node[Service.HostnameKey] is Scalar host)
            yield return (host, host.At, "the hostname");
        foreach (var alias in service.Networks.SelectMany(static network => network.Items("aliases")))
            yield return (alias, alias.At, "the alias");
    }

    private static Service? Other(LintContext context, Service service, string name) =>
        name != service.Name && context.Find(name) is { } other && LintContext.RunTogether(service, other) ? other : null;

    /// <summary>Whether both have the name on one network; an alias counts only on its own.</summary>
    private static bool Meet(Service service, Service other, string name, LintContext context)
    {
        if (service.ContainerName == name || service.Hostname == name)
            return NetworkReach.ShareOne(service, other, context) == true;
        return NetworkReach.NetworksOf(other, context) is { } networks
            && service.Networks.Any(network => network.Aliases.Contains(name) && networks.Contains(network.Name));
    }
}
