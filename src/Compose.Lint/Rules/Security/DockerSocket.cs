using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Security;

internal sealed class DockerSocket : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF201", "docker-socket", Severity.Warning, "A container that controls the engine")
        {
            Page = """
                Who can talk to the engine's socket can start a container that mounts the host's disk: it is root on the host. A read-only mount (`:ro`)
                changes nothing, for the socket is not written to but spoken to.

                Use a proxy that lets only the needed calls through, or silence the finding with the reason:
                `# compose-lint disable-line CF201 -- this is the proxy`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            foreach (var volume in service.Volumes)
                if (volume.Type == MountType.Bind && volume.Source is { } source && HoldsSocket(source))
                    yield return Descriptor
                        .At(volume.PlaceOf("source"), $"`{service.Name}` is given the engine's socket, which makes it root on the host")
                        .WithHelp("put a proxy between that lets only the needed calls through");
            if (service.UseApiSocket)
                yield return Descriptor
                    .At(
                        service.PlaceOf("use_api_socket"),
                        $"`{service.Name}` is given the engine's socket and registry credentials, which makes it root on the host"
                    )
                    .WithHelp("put a proxy between that lets only the needed calls through");
        }
    }

    private static bool HoldsSocket(string source) =>
        source.TrimEnd('/') is "/var/run" or "/run"
        || Path.GetFileName(source) is "docker.sock" or "podman.sock" or "containerd.sock" or "crio.sock";
}
