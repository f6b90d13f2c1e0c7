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
    private static readonly ImmutableArray<RefusalCause> OfServices =
    [
        new(
            ["port is already allocated", "address already in use", "failed to bind host port"],
            ["ports"],
            "Stop what holds the port, or publish another one; `docker ps` shows which ports containers hold."
        ),
        new(
            ["executable file not found", "exec: "],
            ["entrypoint", "command"],
            "Check how it is written, and that the image has such a program."
        ),
        new(
            ["unable to find user", "unable to find group", "no matching entries in passwd", "no matching entries in group"],
            ["user", "group_add"],
            "Write its number, or a name that the image knows."
        ),
        new(
            ["nknown runtime", "invalid runtime"],
            ["runtime"],
            "Leave `runtime` out, or install it; `docker info` lists the runtimes this engine has."
        ),
        new(
            ["logging plugin", "logging driver", "log driver", "log opt", "log-opt"],
            ["logging"],
            "`docker info` lists the log drivers this engine has."
        ),
        new(
            ["custom device", "device driver", "device cgroup", "CDI device"],
            ["devices", "gpus", "deploy", "device_cgroup_rules"],
            "Check that the engine's machine has the device and its driver, or leave it out."
        ),
        new(["unknown capability"], ["cap_add", "cap_drop"], "See `man 7 capabilities` for the names there are."),
        new(["/proc/sys/", "sysctl"], ["sysctls"], "Check the name; some settings belong to the whole machine and can be set there only."),
        new(
            ["No such container"],
            ["network_mode", "ipc", "pid", "volumes_from", "external_links"],
            "Start that container first, or check its name."
        ),
        new(["No such image"], ["image", "build"], "Fetch it with `compose pull`, or make it with `compose build`."),
        new(["bind source path does not exist"], ["volumes", "secrets", "configs"], "Make the file or folder, or correct the path."),
        new(
            ["not a directory", "Are you trying to mount"],
            ["volumes", "tmpfs", "secrets", "configs"],
            "A file can be mounted on a file only, a folder on a folder."
        ),
        new(["mount"], ["volumes", "tmpfs", "secrets", "configs"], "Check the source, the target and the options of the mount."),
        new(
            ["endpoint settings", "Invalid address", "ddress already in use", "subnet", "network"],
            ["networks", "network_mode"],
            "Check the network's `ipam` and what the service says of it."
        ),
    ];

    private static readonly ImmutableArray<RefusalCause> OfNetworks =
    [
        new(
            ["overlap"],
            ["ipam"],
            "Choose another subnet, or remove the network that has this one; `docker network inspect` shows a network's subnets."
        ),
        new(["plugin"], ["driver"], "Leave `driver` out, or install the plugin; `docker info` lists the network drivers this engine has."),
        new(
            ["address pool"],
            [],
            "Remove networks that nobody uses with `docker network prune`, or write a subnet of your own under `ipam`."
        ),
    ];

    private static readonly ImmutableArray<RefusalCause> OfVolumes =
    [
        new(["plugin"], ["driver"], "Leave `driver` out, or install the plugin; `docker info` lists the volume drivers this engine has."),
        new(["option", "opt"], ["driver_opts"], "Check the options; each driver has its own."),
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
                    ? $"`docker network inspect {name}` shows the containers that are in it; `docker network disconnect {name} CONTAINER` "
                        + "takes one out."
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
