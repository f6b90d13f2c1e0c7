using System.Net.Sockets;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Cli.Verbs;

namespace Compose.Cli;

/// <summary>The protocol by which docker runs a program as `docker compose` (docker/cli, cli-plugins).</summary>
internal static class PluginProtocol
{
    private const string ParentSocket = "DOCKER_CLI_PLUGIN_SOCKET";

    /// <summary>Requested before every docker command, so it is answered before anything else is set up.</summary>
    public static int WriteMetadata(Stream output)
    {
        try
        {
            Write(output);
            return ExitCode.Ok;
        }
        catch (BrokenOutputException)
        {
            return ExitCode.Failed;
        }
    }

    private static void Write(Stream output)
    {
        var who = $"\"Vendor\":\"{CliPlugins.Vendor}\",\"Version\":\"{VersionVerb.Current}\"";
        output.Write("""{"SchemaVersion":"0.1.0","""u8);
        output.Write(System.Text.Encoding.UTF8.GetBytes(who));
        output.Write(""","ShortDescription":"Define and run multi-container applications"}"""u8);
        output.Write("\n"u8);
    }

    /// <summary>Docker keeps a socket open while the plugin should run: its end is an interruption.</summary>
    public static void FollowParent(Host host)
    {
        if (host.Variable(ParentSocket) is not { } address)
            return;
        // An address that starts with @ is in the abstract namespace, whose names start with a NUL.
        var endpoint = new UnixDomainSocketEndPoint(address[0] == '@' ? "\0" + address[1..] : address);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _ = Task.Run(async () =>
        {
            try
            {
                using (socket)
                {
                    await socket.ConnectAsync(endpoint).ConfigureAwait(false);
                    var nothing = new byte[1];
                    while (await socket.ReceiveAsync(nothing).ConfigureAwait(false) > 0)
                        continue;
                    host.Interruption.Strike();
                }
            }
            catch (SocketException)
            {
                // A parent that cannot be followed is no reason to fail: its signals arrive directly.
            }
        });
    }
}
