using System.Net.Sockets;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>A plain Unix socket or TCP connection.</summary>
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
            // The connection is already fully closed by either side.
        }
        return default;
    }
}
