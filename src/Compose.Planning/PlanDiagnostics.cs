using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Planning;

/// <summary>Why a plan cannot be carried out: CF080 to CF089.</summary>
internal static class PlanDiagnostics
{
    private static readonly Descriptor NetworkMissing = new("CF080", "external-network-missing", Severity.Error, "An external network exists before it is used");
    private static readonly Descriptor VolumeMissing = new("CF081", "external-volume-missing", Severity.Error, "An external volume exists before it is used");
    private static readonly Descriptor NameTwice = new("CF082", "container-name-twice", Severity.Error, "A container name belongs to one service");
    private static readonly Descriptor NameScaled = new("CF083", "container-name-scaled", Severity.Error, "A service with a container name has one container");
    private static readonly Descriptor ParentMissing = new("CF084", "namespace-provider-missing", Severity.Error, "A shared namespace needs the container it is shared with");

    private static readonly Descriptor WatchUnusable = new("CF085", "watch-unusable", Severity.Error, "A watch rule has all that its action needs");

    private static readonly Descriptor ModelPluginMissing = new("CF086", "model-plugin-missing", Severity.Error, "Language models need the program that runs them");

    private static readonly Descriptor SocketMissing = new("CF087", "api-socket-missing", Severity.Error, "An engine whose socket is given to a service has one");

    private static readonly Descriptor DefaultPlatformOutside = new("CF089", "default-platform-not-built", Severity.Error, "An image is built for the platform it is to run on");

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
                $"service {service.Name} is scaled to {scale}, but container_name \"{service.ContainerName}\" can be given to one container only")
            .WithHelp("Remove container_name.");

    public static Diagnostic Parent(Service service, string attribute, string parent) =>
        ParentMissing.At(service.PlaceOf(attribute), $"cannot share {KindOf(attribute)} with service {parent}: container missing")
            .WithHelp($"Start {parent} first, or leave out --no-deps.");

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

    private static string KindOf(string attribute) => attribute switch
    {
        "network_mode" => "network namespace",
        "ipc" => "IPC namespace",
        "pid" => "PID namespace",
        _ => "volumes",
    };
}
