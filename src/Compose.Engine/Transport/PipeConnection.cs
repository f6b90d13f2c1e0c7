using System.IO.Pipes;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>A local Windows named pipe.</summary>
internal sealed class PipeConnection(NamedPipeClientStream pipe) : DuplexStream(pipe)
{
    /// <summary>A pipe cannot be half-closed: the command keeps reading until the connection is closed.</summary>
    public override ValueTask CloseWriteAsync(CancellationToken cancellationToken) => default;
}
