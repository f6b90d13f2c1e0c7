using Compose.Engine.Streams;

namespace Compose.Testing.Engines.Processes;

/// <summary>The end of a process's standard input that a client writes to.</summary>
/// <param name="written">What to do with bytes.</param>
/// <param name="closed">What to do when the client has nothing more to say.</param>
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
