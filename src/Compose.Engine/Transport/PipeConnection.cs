using System.IO.Pipes;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>A named pipe of this Windows machine.</summary>
internal sealed class PipeConnection(NamedPipeClientStream pipe) : DuplexStream(pipe)
{
    /// <summary>A pipe has no half to close: the command reads on until the connection is closed altogether.</summary>
    public override ValueTask CloseWriteAsync(CancellationToken cancellationToken) => default;
}
