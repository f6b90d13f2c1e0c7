using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Security;

internal sealed class DockerSocket : Rule
{
    private static readonly string[] Proxies = ["docker-proxy", "docker-socket-protector"];

    public override Descriptor Descriptor { get; } =
        new("CF201", "docker-socket", Severity.Warning, "A container with access to the engine's socket")
        {
            Page = """
                Anything with access to the engine's socket can start a container that mounts the host's disk: it is root on the host. A read-only mount
                (`:ro`) does not help, because requests do not write to the socket file.

                Use a proxy that allows only the required calls. The known proxies (`tecnativa/docker-socket-proxy`, `linuxserver/socket-proxy` and others
                whose image has such a name) need the socket and are not reported. For your own, suppress the finding with the reason:
                `# compose-lint disable-line CF201 -- this is the proxy`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Image is { } image && IsProxy(ImageName.Of(image).Family))
                continue;
            foreach (var volume in service.Volumes)
                if (volume.Type == MountType.Bind && volume.Source is { } source && HoldsSocket(source))
                    yield return Descriptor
                        .At(volume.PlaceOf("source"), $"`{service.Name}` has access to the engine's socket, so it is root on the host")
                        .WithHelp("use a proxy that allows only the required calls");
            if (service.UseApiSocket)
                yield return Descriptor
                    .At(
                        service.PlaceOf("use_api_socket"),
                        $"`{service.Name}` has access to the engine's socket and registry credentials, so it is root on the host"
                    )
                    .WithHelp("use a proxy that allows only the required calls");
        }
    }

    private static bool IsProxy(string image) =>
        Array.Exists(Proxies, image.Contains) || (image.Contains("socket") && image.Contains("proxy"));

    private static bool HoldsSocket(string source) =>
        source.TrimEnd('/') is "/var/run" or "/run"
        || Path.GetFileName(source) is "docker.sock" or "podman.sock" or "containerd.sock" or "crio.sock";
}
