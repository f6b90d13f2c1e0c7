using System.Globalization;
using System.IO.Pipes;
using System.Net.Sockets;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Files;

namespace Compose.Engine.Transport;

/// <summary>Opens connections to one engine.</summary>
internal sealed class Dialer(EngineEndpoint endpoint, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>A host that drops packets must not block for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="EngineException">The engine is unreachable.</exception>
    public async Task<DuplexStream> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return endpoint.Transport switch
            {
                EngineTransport.UnixSocket => new SocketConnection(
                    await ConnectAsync(
                            new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
                            new UnixDomainSocketEndPoint(endpoint.Path),
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                ),
                EngineTransport.Tcp => await ConnectTcpAsync(cancellationToken).ConfigureAwait(false),
                EngineTransport.Ssh => new ProcessConnection(
                    Executable.Start("ssh", SshArguments(endpoint), variables, $"to reach {endpoint}"),
                    endpoint
                ),
                _ => await ConnectPipeAsync(cancellationToken).ConfigureAwait(false),
            };
        }
        catch (SocketException error)
        {
            throw Unreachable(Reason(error), error);
        }
        catch (ArgumentException error)
        {
            throw Unreachable("the path of its socket is too long, or empty", error);
        }
    }

    /// <summary>The arguments of <c>ssh</c>: connects to the remote machine, whose Docker CLI relays to its engine.</summary>
    internal static IReadOnlyList<string> SshArguments(EngineEndpoint endpoint)
    {
        List<string> arguments = ["-o", "ConnectTimeout=30", "-T"];
        if (endpoint.User is { } user)
            arguments.AddRange(["-l", user]);
        if (endpoint.Port != 0)
            arguments.AddRange(["-p", endpoint.Port.ToString(CultureInfo.InvariantCulture)]);
        arguments.AddRange(["--", endpoint.Host, "docker"]);
        if (endpoint.Path.Length > 0)
            arguments.AddRange(["--host", "unix://" + endpoint.Path]);
        arguments.AddRange(["system", "dial-stdio"]);
        return arguments;
    }

    private async Task<DuplexStream> ConnectTcpAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var socket = await ConnectAsync(
                    new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
                    new System.Net.DnsEndPoint(endpoint.Host, endpoint.Port),
                    patience.Token
                )
                .ConfigureAwait(false);
            return endpoint.Tls is { } tls
                ? await TlsConnection.OpenAsync(socket, endpoint, tls, patience.Token).ConfigureAwait(false)
                : new SocketConnection(socket);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable("the connection timed out", error);
        }
        catch (IOException error)
        {
            throw Unreachable(
                "it closed the connection during the TLS handshake; does it use TLS, and does it accept our certificate?",
                error
            );
        }
    }

    private async Task<DuplexStream> ConnectPipeAsync(CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeClientStream(".", endpoint.Path, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(Patience, cancellationToken).ConfigureAwait(false);
            return new PipeConnection(pipe);
        }
        catch (Exception error) when (error is TimeoutException or UnauthorizedAccessException or IOException)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            throw Unreachable(error is UnauthorizedAccessException ? "permission denied" : "nothing is listening on the pipe", error);
        }
    }

    private static async Task<Socket> ConnectAsync(Socket socket, System.Net.EndPoint address, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private string Reason(SocketException error) =>
        error.SocketErrorCode switch
        {
            SocketError.AccessDenied => "permission denied; join the group that owns the socket, or run as root",
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => $"no such host \"{endpoint.Host}\"",
            _ when endpoint.Transport == EngineTransport.UnixSocket && Directory.Exists(endpoint.Path) => "it is a directory, not a socket",
            _ when endpoint.Transport == EngineTransport.UnixSocket && !File.Exists(endpoint.Path) => "no such socket",
            SocketError.ConnectionRefused => "the connection was refused",
            _ => FileTrouble.Reason(error),
        };

    private EngineException Unreachable(string reason, Exception cause) =>
        new(null, EngineException.CannotConnect(endpoint, reason), endpoint.Text, cause) { IsUnreachable = true };
}
