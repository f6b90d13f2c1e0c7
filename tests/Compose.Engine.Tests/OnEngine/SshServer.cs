using System.Diagnostics;

namespace Compose.Engine.Tests.OnEngine;

/// <summary>
/// OpenSSH's server on the loopback address, for this user, with keys of its own. The engine of its sessions is the one under test. In the
/// folder is an <c>ssh</c> that knows the server; everything else about it is the real one.
/// </summary>
internal sealed class SshServer : IDisposable
{
    private readonly Process server;

    private SshServer(Process server, int port) => (this.server, Address) = (server, $"ssh://{Environment.UserName}@127.0.0.1:{port}");

    public string Address { get; }

    private static string Program =>
        Environment.GetEnvironmentVariable("COMPOSE_SSHD") is { Length: > 0 } named
            ? named
            : throw new InvalidOperationException("COMPOSE_SSHD names no sshd: `eng/program.sh sshd` fetches one");

    public static async Task<SshServer> StartAsync(Folder folder, string engine)
    {
        foreach (var key in new[] { "host", "own" })
            using (var made = Process.Start("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", folder[key]]))
                await made.WaitForExitAsync();
        var port = FreePort();
        folder.With(
            "sshd_config",
            $"""
            ListenAddress 127.0.0.1:{port}
            HostKey {folder["host"]}
            AuthorizedKeysFile {folder["own.pub"]}
            PermitRootLogin yes
            StrictModes no
            UsePAM no
            PidFile none
            SetEnv DOCKER_HOST={engine}

            """
        );
        folder.With("known_hosts", $"[127.0.0.1]:{port} {await File.ReadAllTextAsync(folder["host.pub"])}");
        folder.With(
            "ssh",
            $"#!/bin/sh\nexec /usr/bin/ssh -F none -i {folder["own"]} -o UserKnownHostsFile={folder["known_hosts"]} \"$@\"\n",
            UnixFileMode.UserRead | UnixFileMode.UserExecute
        );
        var server = Process.Start(
            new ProcessStartInfo(Program, ["-D", "-e", "-f", folder["sshd_config"]]) { RedirectStandardError = true }
        )!;
        while (await server.StandardError.ReadLineAsync() is { } line)
            if (line.StartsWith("Server listening", StringComparison.Ordinal))
                return new SshServer(server, port);
        throw new InvalidOperationException($"sshd ends with {server.ExitCode}");
    }

    public void Dispose()
    {
        server.Kill(entireProcessTree: true);
        server.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
