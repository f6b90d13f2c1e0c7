using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Compose.Engine.Streams;
using Compose.Engine.Transport;

namespace Compose.Engine.Tests.OnEngine;

/// <summary>A TCP port, optionally with TLS, in front of the test engine. Forwards half-closed connections.</summary>
internal sealed class Gateway : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dialer dialer;
    private readonly SslServerAuthenticationOptions? tls;
    private readonly CancellationTokenSource stop = new();

    public Gateway(EngineFixture fixture, SslServerAuthenticationOptions? tls = null)
    {
        dialer = new(fixture.Endpoint, fixture.Variables);
        this.tls = tls;
        listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"tcp://{listener.LocalEndpoint}";

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await listener.AcceptSocketAsync(stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket socket)
    {
        try
        {
            await using var outer = new NetworkStream(socket, ownsSocket: true);
            await using var secure = tls is null ? null : new SslStream(outer);
            if (secure is not null)
                await secure.AuthenticateAsServerAsync(tls!, stop.Token); // tls is set when secure is
            Stream client = secure is null ? outer : secure;
            await using var engine = await dialer.ConnectAsync(stop.Token);
            var up = UpAsync(client, engine);
            await engine.CopyToAsync(client, stop.Token);
            socket.Shutdown(SocketShutdown.Send);
            await up;
        }
        catch (Exception error)
            when (error
                    is OperationCanceledException
                        or IOException
                        or SocketException
                        or ObjectDisposedException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // One side has closed the connection.
        }
    }

    private async Task UpAsync(Stream client, DuplexStream engine)
    {
        await client.CopyToAsync(engine, stop.Token);
        await engine.CloseWriteAsync(stop.Token);
    }
}
