using System.Net.Sockets;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>A plain connection: a unix socket or TCP.</summary>
internal sealed class SocketConnection(Socket socket) : DuplexStream(new NetworkStream(socket, ownsSocket: true))
{
    public override ValueTask CloseWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The other side, or we, have closed it altogether: nothing is left to say.
        }
        return default;
    }
}
