using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;
using Compose.Planning.Observation;

namespace Compose.Planning.Plans;

/// <summary>Why a plan cannot be executed: CF080 to CF092, CF098. Problems of a single container are in RequestDiagnostics.</summary>
public static class PlanDiagnostics
{
    private static readonly Descriptor NetworkMissing = new(
        "CF080",
        "external-network-missing",
        Severity.Error,
        "External network not found"
    )
    {
        Page = """
            A network with `external: true` is managed outside the project: it is used, but neither created nor removed. The engine has none of that
            name.

            Create it with `docker network create NAME`, or leave `external` out, so that it is created and removed with the project.
            """,
    };

    private static readonly Descriptor VolumeMissing = new(
        "CF081",
        "external-volume-missing",
        Severity.Error,
        "External volume not found"
    )
    {
        Page = """
            A volume with `external: true` is managed outside the project: it is used, but neither created nor removed. The engine has none of that
            name.

            Create it with `docker volume create NAME`, or leave `external` out, so that it is created with the project.
            """,
    };

    private static readonly Descriptor NameTwice = new(
        "CF082",
        "container-name-twice",
        Severity.Error,
        "Two services with the same container name"
    )
    {
        Page = """
            Container names are unique on an engine. Two services of the project use the same one, so the second could not be created.

            Give one of them another `container_name`, or none: the name then consists of the project, the service and a number.
            """,
    };

    private static readonly Descriptor NameScaled = new(
        "CF083",
        "container-name-scaled",
        Severity.Error,
        "Several containers for one container name"
    )
    {
        Page = """
            `container_name` names one container, and the service is scaled to several: by `scale`, `deploy.replicas` or `--scale`.

            Remove `container_name`, or run one container.
            """,
    };

    private static readonly Descriptor WatchUnusable = new(
        "CF085",
        "watch-unusable",
        Severity.Error,
        "A watch rule without what its action needs"
    )
    {
        Page = """
            `rebuild` needs a `build` section; `sync+exec` needs a command to run, `exec.command`.
            """,
    };

    private static readonly Descriptor ModelPluginMissing = new(
        "CF086",
        "model-plugin-missing",
        Severity.Error,
        "Docker Model plugin not installed"
    )
    {
        Page = """
            `models` are pulled and run by the plugin `docker-model`, which is not installed. Nothing is created without it, because services are
            configured with the address of their model.

            Install the package `docker-model-plugin`, or use Docker Desktop with its Model Runner. `docker model version` shows whether it is
            installed.
            """,
    };

    private static readonly Descriptor SocketMissing = new(
        "CF087",
        "api-socket-missing",
        Severity.Error,
        "No engine socket to mount"
    )
    {
        Page = """
            `use_api_socket` mounts the engine's socket into a container. An engine on Windows listens on a pipe, which cannot be mounted.

            Remove `use_api_socket`, or use an engine on Linux.
            """,
    };

    private static readonly Descriptor NetworkHeld = new(
        "CF088",
        "network-in-use",
        Severity.Error,
        "A network to be recreated is in use"
    )
    {
        Page = """
            The definition of a network has changed. An engine cannot change a network: it must be recreated, which fails while containers from outside
            the project are connected to it. The plan stops before changing anything, and names them.

            Stop or disconnect those containers, or restore the network's definition.
            """,
    };

    private static readonly Descriptor VolumeHeld = new(
        "CF089",
        "volume-in-use",
        Severity.Error,
        "A volume to be recreated is in use"
    )
    {
        Page = """
            The definition of a volume has changed and you agreed to recreate it. An engine does not remove a volume that a container mounts, running or
            not. The plan stops before changing anything, and names those containers.

            Remove them if they are no longer needed, or restore the volume's definition.
            """,
    };

    private static readonly Descriptor Ambiguous = new("CF090", "network-ambiguous", Severity.Error, "Ambiguous network name")
    {
        Page = """
            The engine has several networks of this name, and it is unclear which one is meant. Old engines allow two programs to create the same
            network at the same time.

            Remove the unneeded one with `docker network rm ID`, or use the other one's id as `name`.
            """,
    };

    private static readonly Descriptor DefaultPlatformOutside = new(
        "CF092",
        "default-platform-not-built",
        Severity.Error,
        "The default platform is not built"
    )
    {
        Page = """
            `DOCKER_DEFAULT_PLATFORM` selects a platform that `build.platforms` does not list, so the built image could not run.

            Add the platform to `build.platforms`, set the service's `platform`, or unset the variable.
            """,
    };

    private static readonly Descriptor NotSideBySide = new(
        "CF098",
        "not-side-by-side",
        Severity.Error,
        "Two containers of a service cannot run side by side"
    )
    {
        Page = """
            With `order: start-first`, the default of `up --rolling`, the new container of a service runs beside the old one until it is healthy.
            Both cannot have the same published port, the same fixed address, or the same network namespace. Both would write to the same volumes,
            which destroys the files of a database; so a service with a writable volume must say which order it bears. Nothing has been changed.

            Publish ports with another service, a proxy that forwards to this one by its name; or leave out the fixed address; or set
            `deploy.update_config.order: stop-first`, which interrupts each replica while it is replaced. Without `--rolling`, `up` recreates a service
            that asks for `start-first` but cannot have it, with a warning.
            """,
    };

    /// <summary>All kinds, by id.</summary>
    public static IEnumerable<Descriptor> All =>
        [
            NetworkMissing,
            VolumeMissing,
            NameTwice,
            NameScaled,
            WatchUnusable,
            ModelPluginMissing,
            SocketMissing,
            NetworkHeld,
            VolumeHeld,
            Ambiguous,
            DefaultPlatformOutside,
            NotSideBySide,
        ];

    internal static Diagnostic NetworkInUse(Network network, ImmutableArray<ObservedHolder> holders, string cause)
    {
        var names = string.Join(' ', holders.Select(holder => holder.Name));
        return NetworkHeld
            .At(network.KeyAt, $"network {network.Name} must be removed ({cause}), but has active endpoints: {string.Join(", ", holders)}")
            .WithHelp(
                $"Run `docker stop {names}`, or `docker network disconnect -f {network.Name} {holders[0].Name}` and reconnect it "
                    + "afterwards with "
                    + $"`docker network connect {network.Name} {holders[0].Name}`; or restore the network's definition."
            );
    }

    internal static Diagnostic VolumeInUse(Volume volume, ImmutableArray<ObservedHolder> holders) =>
        VolumeHeld
            .At(
                volume.KeyAt,
                $"volume {volume.Name} must be removed (its definition has changed), but is in use: {string.Join(", ", holders)}"
            )
            .WithHelp(
                $"Remove what mounts it with `docker rm -f {string.Join(' ', holders.Select(holder => holder.Name))}` if it is no longer "
                    + "needed; or restore the volume's definition."
            );

    internal static Diagnostic NetworkAmbiguous(Network network, ImmutableArray<ObservedNetwork> called) =>
        Ambiguous
            .At(
                network.KeyAt,
                $"multiple networks with name \"{network.Name}\" were found: {string.Join(", ", called.Select(other => other.Id[..12]))}. Use network ID as `name` to avoid ambiguity"
            )
            .WithHelp("Remove the unneeded one with `docker network rm ID`, or use the ID of the other one as `name`.");

    internal static Diagnostic ExternalNetwork(Network network) =>
        NetworkMissing
            .At(network.KeyAt, $"network {network.Name} declared as external, but could not be found")
            .WithHelp(
                $"Create it with `docker network create {network.Name}`, or remove `external: true` to create it with the project."
            );

    internal static Diagnostic ExternalVolume(Volume volume) =>
        VolumeMissing
            .At(volume.KeyAt, $"external volume \"{volume.Name}\" not found")
            .WithHelp(
                $"Create it with `docker volume create {volume.Name}`, or remove `external: true` to create it with the project."
            );

    internal static Diagnostic ContainerNameTwice(Service service, Service first) =>
        NameTwice
            .At(service.PlaceOf("container_name"), $"container name \"{service.ContainerName}\" is already in use by service {first.Name}")
            .See(first.PlaceOf("container_name"), "first used here")
            .WithHelp("Give one of them another name, or none: the default name is unique.");

    internal static Diagnostic ContainerNameScaled(Service service, int scale) =>
        NameScaled
            .At(
                service.PlaceOf("container_name"),
                $"The \"{service.Name}\" service is using the custom container name \"{service.ContainerName}\". Docker requires each "
                    + $"container to have a unique name, and this one is scaled to {scale}"
            )
            .WithHelp("Remove the custom name to scale the service.");

    internal static Diagnostic WatchWithoutBuild(Service service, DevelopWatch watch) =>
        WatchUnusable
            .At(watch.PlaceOf("action"), $"can't watch service \"{service.Name}\" with action rebuild without a build context")
            .WithHelp("Add a `build` section, or choose another action.");

    internal static Diagnostic WatchWithoutCommand(Service service, DevelopWatch watch) =>
        WatchUnusable
            .At(watch.PlaceOf("action"), $"can't watch service \"{service.Name}\" with action sync+exec without a command")
            .WithHelp("Add `exec: {command: ...}`, or choose `sync`.");

    internal static Diagnostic ModelsUnsupported(ModelResource model) =>
        ModelPluginMissing
            .At(model.KeyAt, $"'models' support requires Docker Model plugin, which is not installed: model {model.Key} is not available")
            .WithHelp(
                "Install the package `docker-model-plugin`, or Docker Desktop with its Model Runner; `docker model version` shows "
                    + "whether it is installed."
            );

    internal static Diagnostic NoSocketOnWindows(Service service) =>
        SocketMissing
            .At(service.PlaceOf("use_api_socket"), $"service {service.Name}: use_api_socket can't be used with a Windows Docker Engine")
            .WithHelp("Remove use_api_socket, or use an engine on Linux.");

    internal static Diagnostic PlatformNotBuilt(Service service, string variable, string platform) =>
        DefaultPlatformOutside
            .At(
                service.Build?.PlaceOf("platforms") ?? service.PlaceOf("build"),
                $"service \"{service.Name}\" build.platforms does not support value set by {variable}: {platform}"
            )
            .WithHelp($"Add {platform} to build.platforms, set the service's `platform`, or unset {variable}.");

    internal static Diagnostic TwoOnOnePort(Service service, Location at, string port) =>
        NotSideBySide
            .At(at, $"service \"{service.Name}\" can't be updated start-first: both containers would publish port {port} of the host")
            .WithHelp($"Publish the port with a proxy service that forwards to {service.Name}, or {StopFirst}.");

    internal static Diagnostic TwoInOneNamespace(Service service, string mode) =>
        NotSideBySide
            .At(
                service.PlaceOf(Service.NetworkModeKey),
                $"service \"{service.Name}\" can't be updated start-first: both containers would use the network of {mode}"
            )
            .WithHelp($"Use networks instead of network_mode, or {StopFirst}.");

    internal static Diagnostic TwoWithOneAddress(Service service, Location at, string address) =>
        NotSideBySide
            .At(at, $"service \"{service.Name}\" can't be updated start-first: both containers would have the address {address}")
            .WithHelp($"Leave out the fixed address, since other services find it by its name, or {StopFirst}.");

    internal static Diagnostic TwoOnOneVolume(Service service, Location at, string volume) =>
        NotSideBySide
            .At(at, $"service \"{service.Name}\" can't be updated start-first unasked: both containers would write to {volume}")
            .WithHelp(
                "If two of them can share it, set `deploy.update_config.order: start-first`; a database can't: set `order: stop-first`, which "
                    + "interrupts each replica."
            );

    private const string StopFirst = "set `deploy.update_config.order: stop-first`, which interrupts each replica";
}
