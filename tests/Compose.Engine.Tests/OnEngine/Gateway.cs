using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Compose.Engine.Streams;
using Compose.Engine.Transport;

namespace Compose.Engine.Tests.OnEngine;

/// <summary>A TCP port, with TLS or without, before the engine of the tests. It passes half-closed connections on.</summary>
internal sealed class Gateway : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dialer _engine;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly CancellationTokenSource _stop = new();

    public Gateway(EngineFixture fixture, SslServerAuthenticationOptions? tls = null)
    {
        _engine = new(fixture.Endpoint, fixture.Variables);
        _tls = tls;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address => $"tcp://{_listener.LocalEndpoint}";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await _listener.AcceptSocketAsync(_stop.Token));
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
            await using var secure = _tls is null ? null : new SslStream(outer);
            if (secure is not null)
                await secure.AuthenticateAsServerAsync(_tls!, _stop.Token); // secure is there only with it
            Stream client = secure is null ? outer : secure;
            await using var engine = await _engine.ConnectAsync(_stop.Token);
            var up = UpAsync(client, engine);
            await engine.CopyToAsync(client, _stop.Token);
            socket.Shutdown(SocketShutdown.Send);
            await up;
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // One of the two has gone.
        }
    }

    private async Task UpAsync(Stream client, DuplexStream engine)
    {
        await client.CopyToAsync(engine, _stop.Token);
        await engine.CloseWriteAsync(_stop.Token);
    }
}
