using Compose.Engine.Streams;

namespace Compose.Testing.Engines.Processes;

/// <summary>The client's end of a process's standard input.</summary>
/// <param name="written">Receives the bytes.</param>
/// <param name="closed">Called when the client closes the stream.</param>
internal sealed class ProcessInput(Action<ReadOnlyMemory<byte>> written, Action closed) : DuplexStream(Null)
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        written(buffer);
        return default;
    }

    public override ValueTask CloseWriteAsync(CancellationToken cancellationToken)
    {
        closed();
        return default;
    }
}
