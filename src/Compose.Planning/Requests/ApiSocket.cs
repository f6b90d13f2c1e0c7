using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Planning.Requests;

/// <summary>
/// use_api_socket: services that use the engine API. Engines do not know the attribute: such a service gets the socket as a mount, the
/// user's registry credentials as a config, and a variable that locates them.
/// </summary>
public static class ApiSocket
{
    // Its path on the engine's machine, however we reach that engine.
    internal const string Socket = "/var/run/docker.sock";

    // Not a valid key in a file.
    private const string Credentials = "#apisocket";

    internal const string Folder = "/run/secrets/docker";

    internal const string Variable = "DOCKER_CONFIG";

    public static bool IsWanted(Project project) => project.Services.Any(static service => service.UseApiSocket);

    /// <param name="credentials">The content of a Docker configuration file with the credentials.</param>
    public static Project Grant(Project project, string credentials)
    {
        if (project.Services.FirstOrDefault(static service => service.UseApiSocket) is not { } first)
            return project;
        var at = first.PlaceOf("use_api_socket");
        return project with
        {
            Configs = project.Configs.Add(
                new Config(Scalar.String(at, Credentials), new Mapping(at, []).With("content", Scalar.String(at, credentials)))
            ),
            Services = ImmutableArray.CreateRange(project.Services, static service => service.UseApiSocket ? Grant(service) : service),
        };
    }

    private static Service Grant(Service service)
    {
        var at = service.PlaceOf("use_api_socket");
        var node = WithItem(
            service.Node,
            "volumes",
            new Mapping(at, [])
                .With("type", Scalar.String(at, "bind"))
                .With("source", Scalar.String(at, Socket))
                .With("target", Scalar.String(at, Socket))
        );
        node = WithItem(
            node,
            "configs",
            new Mapping(at, []).With("source", Scalar.String(at, Credentials)).With("target", Scalar.String(at, Folder + "/config.json"))
        );
        var variables = node["environment"] as Mapping ?? new Mapping(at, []);
        // A service that sets it has its own configuration.
        if (!variables.Contains(Variable))
            variables = variables.With(Variable, Scalar.String(at, Folder));
        return new Service(Scalar.String(service.NameAt, service.Name), node.With("environment", variables));
    }

    private static Mapping WithItem(Mapping node, string attribute, Mapping item) =>
        node.With(attribute, node[attribute] is Sequence list ? list with { Items = list.Items.Add(item) } : new Sequence(item.At, [item]));
}
