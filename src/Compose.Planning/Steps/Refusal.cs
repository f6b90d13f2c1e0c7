using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>
/// Explains an engine's refusal, with the attribute concerned and help. The engine's wording only selects the location in the message,
/// never an action.
/// </summary>
internal static class Refusal
{
    /// <summary>Help where others changed the project at the same time.</summary>
    public const string RunAgain = "Run the command again: it goes on from what is there now.";

    private static readonly ImmutableArray<RefusalCause> OfServices =
    [
        new(
            ["port is already allocated", "address already in use", "failed to bind host port"],
            ["ports"],
            "Stop what uses the port, or publish another one; `docker ps` shows the ports of containers."
        ),
        new(
            ["executable file not found", "exec: "],
            ["entrypoint", "command"],
            "Check its spelling, and that the image contains the program."
        ),
        new(
            ["unable to find user", "unable to find group", "no matching entries in passwd", "no matching entries in group"],
            ["user", "group_add"],
            "Use its number, or a name that exists in the image."
        ),
        new(
            ["nknown runtime", "invalid runtime"],
            ["runtime"],
            "Remove `runtime`, or install it; `docker info` lists the engine's runtimes."
        ),
        new(
            ["logging plugin", "logging driver", "log driver", "log opt", "log-opt"],
            ["logging"],
            "`docker info` lists the engine's log drivers."
        ),
        new(
            ["custom device", "device driver", "device cgroup", "CDI device"],
            ["devices", "gpus", "deploy", "device_cgroup_rules"],
            "Check that the engine's host has the device and its driver, or remove it."
        ),
        new(["unknown capability"], ["cap_add", "cap_drop"], "See `man 7 capabilities` for valid names."),
        new(["/proc/sys/", "sysctl"], ["sysctls"], "Check the name; some settings are host-wide and can only be set on the host."),
        new(
            ["No such container"],
            ["network_mode", "ipc", "pid", "volumes_from", "external_links"],
            "Start that container first, or check its name."
        ),
        new(["No such image"], ["image", "build"], "Pull it with `compose pull`, or build it with `compose build`."),
        new(["bind source path does not exist"], ["volumes", "secrets", "configs"], "Create the file or folder, or correct the path."),
        new(
            ["not a directory", "Are you trying to mount"],
            ["volumes", "tmpfs", "secrets", "configs"],
            "A file can only be mounted on a file, a folder on a folder."
        ),
        new(["mount"], ["volumes", "tmpfs", "secrets", "configs"], "Check the source, the target and the options of the mount."),
        new(
            ["endpoint settings", "Invalid address", "ddress already in use", "subnet", "network"],
            ["networks", "network_mode"],
            "Check the network's `ipam` and the service's network settings."
        ),
    ];

    private static readonly ImmutableArray<RefusalCause> OfNetworks =
    [
        new(
            ["overlap"],
            ["ipam"],
            "Choose another subnet, or remove the network that uses this one; `docker network inspect` shows a network's subnets."
        ),
        new(["plugin"], ["driver"], "Remove `driver`, or install the plugin; `docker info` lists the engine's network drivers."),
        new(
            ["address pool"],
            [],
            "Remove unused networks with `docker network prune`, or set a subnet under `ipam`."
        ),
    ];

    private static readonly ImmutableArray<RefusalCause> OfVolumes =
    [
        new(["plugin"], ["driver"], "Remove `driver`, or install the plugin; `docker info` lists the engine's volume drivers."),
        new(["option", "opt"], ["driver_opts"], "Check the options; they depend on the driver."),
    ];

    /// <param name="project">The project, for the files of secrets and configs; null when they cannot be the cause.</param>
    public static StepException Of(Service service, EngineException error, Project? project = null)
    {
        var message = EngineWords.WithoutPlumbing(error.Message);
        var cause = OfServices.FirstOrDefault(cause => cause.Explains(message) && cause.HasPlace(service));
        var place = cause?.PlaceIn(service, message) ?? service.NameAt;
        if (project is not null)
            place = FileOf(project, service).FirstOrDefault(file => message.Contains(file.Path, StringComparison.Ordinal)).At ?? place;
        return new StepException($"service {service.Name}: {message}", place, error) { Help = cause?.Help };
    }

    public static StepException Of(Network network, EngineException error) =>
        Of($"failed to create network {network.Name}", network, error, OfNetworks);

    public static StepException Of(Volume volume, EngineException error) => Of($"volume {volume.Key}", volume, error, OfVolumes);

    /// <param name="kind">network or volume.</param>
    /// <param name="at">Its declaration; null when no longer declared.</param>
    public static StepException OfRemoval(string kind, string name, Location? at, EngineException error)
    {
        var message = EngineWords.WithoutPlumbing(error.Message);
        var used = message.Contains("active endpoints", StringComparison.Ordinal) || message.Contains("in use", StringComparison.Ordinal);
        return new StepException($"{kind} {name} cannot be removed: {message}", at, error)
        {
            Help =
                !used ? null
                : kind == "network"
                    ? $"`docker network inspect {name}` shows its containers; `docker network disconnect {name} CONTAINER` "
                        + "disconnects one."
                : $"`docker ps -a --filter volume={name}` shows the containers that mount it; remove them first.",
        };
    }

    private static StepException Of(string subject, Resource resource, EngineException error, ImmutableArray<RefusalCause> causes)
    {
        var message = EngineWords.WithoutPlumbing(error.Message);
        var cause = causes.FirstOrDefault(cause => cause.Explains(message));
        var place = cause is not null && cause.HasPlace(resource) ? cause.PlaceIn(resource, message) : resource.KeyAt;
        return new StepException($"{subject}: {message}", place, error) { Help = cause?.Help };
    }

    private static IEnumerable<(string Path, Model.Text.Location? At)> FileOf(Project project, Service service)
    {
        foreach (var use in service.Secrets)
            if (project.FindSecret(use.Source) is { File: { } file } secret)
                yield return (file, secret.PlaceOf("file"));
        foreach (var use in service.Configs)
            if (project.FindConfig(use.Source) is { File: { } file } config)
                yield return (file, config.PlaceOf("file"));
    }
}
