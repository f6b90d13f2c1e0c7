using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Planning.Observation;

namespace Compose.Planning.Plans;

/// <summary>Why a plan cannot be carried out: CF080 to CF091.</summary>
internal static class PlanDiagnostics
{
    private static readonly Descriptor NetworkMissing = new("CF080", "external-network-missing", Severity.Error, "An external network exists before it is used");
    private static readonly Descriptor VolumeMissing = new("CF081", "external-volume-missing", Severity.Error, "An external volume exists before it is used");
    private static readonly Descriptor NameTwice = new("CF082", "container-name-twice", Severity.Error, "A container name belongs to one service");
    private static readonly Descriptor NameScaled = new("CF083", "container-name-scaled", Severity.Error, "A service with a container name has one container");
    private static readonly Descriptor WatchUnusable = new("CF085", "watch-unusable", Severity.Error, "A watch rule has all that its action needs");

    private static readonly Descriptor ModelPluginMissing = new("CF086", "model-plugin-missing", Severity.Error, "Language models need the program that runs them");

    private static readonly Descriptor SocketMissing = new("CF087", "api-socket-missing", Severity.Error, "An engine whose socket is given to a service has one");

    private static readonly Descriptor NetworkHeld = new("CF088", "network-in-use", Severity.Error, "A network that is made anew is left by everybody first");

    private static readonly Descriptor VolumeHeld = new("CF089", "volume-in-use", Severity.Error, "A volume that is made anew is mounted by nobody else");

    private static readonly Descriptor Ambiguous = new("CF090", "network-ambiguous", Severity.Error, "A network is known by its name");

    private static readonly Descriptor NotToBeMade = new("CF091", "container-impossible", Severity.Error, "What is asked of a container can be had from this engine");

    private static readonly Descriptor DefaultPlatformOutside = new("CF092", "default-platform-not-built", Severity.Error, "An image is built for the platform it is to run on");

    public static Diagnostic NetworkInUse(Network network, ImmutableArray<ObservedHolder> holders, string cause)
    {
        var names = string.Join(' ', holders.Select(holder => holder.Name));
        return NetworkHeld.At(network.KeyAt, $"network {network.Name} must be removed ({cause}), but has active endpoints: {string.Join(", ", holders)}")
            .WithHelp($"Run `docker stop {names}`, or `docker network disconnect -f {network.Name} {holders[0].Name}` and put it back afterwards with "
                + $"`docker network connect {network.Name} {holders[0].Name}`; or leave the network as it was.");
    }

    public static Diagnostic VolumeInUse(Volume volume, ImmutableArray<ObservedHolder> holders) =>
        VolumeHeld.At(volume.KeyAt, $"volume {volume.Name} must be removed (its definition has changed), but is in use: {string.Join(", ", holders)}")
            .WithHelp($"Remove what mounts it with `docker rm -f {string.Join(' ', holders.Select(holder => holder.Name))}` if nobody needs that any more; or leave the volume as it was.");

    public static Diagnostic NetworkAmbiguous(Network network, ImmutableArray<ObservedNetwork> called) =>
        Ambiguous.At(network.KeyAt, $"multiple networks with name \"{network.Name}\" were found: {string.Join(", ", called.Select(other => other.Id[..12]))}. Use network ID as `name` to avoid ambiguity")
            .WithHelp("Remove the one that nobody needs with `docker network rm ID`, or write the ID of the other one as `name`.");

    public static Diagnostic Impossible(Service service, StepException error)
    {
        var problem = NotToBeMade.At(error.At ?? service.NameAt, $"service {service.Name}: {error.Message}");
        return error.Help is { } help ? problem.WithHelp(help) : problem;
    }

    public static Diagnostic ExternalNetwork(Network network) =>
        NetworkMissing.At(network.KeyAt, $"network {network.Name} declared as external, but could not be found")
            .WithHelp($"Create it with `docker network create {network.Name}`, or remove `external: true` to let it be made with the project.");

    public static Diagnostic ExternalVolume(Volume volume) =>
        VolumeMissing.At(volume.KeyAt, $"external volume \"{volume.Name}\" not found")
            .WithHelp($"Create it with `docker volume create {volume.Name}`, or remove `external: true` to let it be made with the project.");

    public static Diagnostic ContainerNameTwice(Service service, Service first) =>
        NameTwice.At(service.PlaceOf("container_name"), $"container name \"{service.ContainerName}\" is already in use by service {first.Name}")
            .See(first.PlaceOf("container_name"), "first used here")
            .WithHelp("Give one of them another name, or none: then the project's name makes it unique.");

    public static Diagnostic ContainerNameScaled(Service service, int scale) =>
        NameScaled.At(service.PlaceOf("container_name"),
                $"The \"{service.Name}\" service is using the custom container name \"{service.ContainerName}\". Docker requires each container to have a unique name, and this one is scaled to {scale}")
            .WithHelp("Remove the custom name to scale the service.");

    public static Diagnostic WatchWithoutBuild(Service service, DevelopWatch watch) =>
        WatchUnusable.At(watch.PlaceOf("action"), $"can't watch service \"{service.Name}\" with action rebuild without a build context")
            .WithHelp("Add a `build` section, or choose another action.");

    public static Diagnostic WatchWithoutCommand(Service service, DevelopWatch watch) =>
        WatchUnusable.At(watch.PlaceOf("action"), $"can't watch service \"{service.Name}\" with action sync+exec without a command")
            .WithHelp("Add `exec: {command: ...}`, or choose `sync`.");

    public static Diagnostic ModelsUnsupported(ModelResource model) =>
        ModelPluginMissing.At(model.KeyAt, $"'models' support requires Docker Model plugin, which is not installed: model {model.Key} cannot be had")
            .WithHelp("Install it: the package `docker-model-plugin`, or Docker Desktop with its Model Runner; `docker model version` tells whether it is there.");

    public static Diagnostic NoSocketOnWindows(Service service) =>
        SocketMissing.At(service.PlaceOf("use_api_socket"), $"service {service.Name}: use_api_socket can't be used with a Windows Docker Engine")
            .WithHelp("Remove use_api_socket, or use an engine on Linux.");

    public static Diagnostic PlatformNotBuilt(Service service, string variable, string platform) =>
        DefaultPlatformOutside.At(service.Build?.PlaceOf("platforms") ?? service.PlaceOf("build"), $"service \"{service.Name}\" build.platforms does not support value set by {variable}: {platform}")
            .WithHelp($"Add {platform} to build.platforms, give the service a `platform` of its own, or unset {variable}.");
}
