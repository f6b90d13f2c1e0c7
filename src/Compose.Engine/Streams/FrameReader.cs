using System.Buffers.Binary;
using System.Text;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>
/// Parses the engine's multiplexed output: frames of an 8-byte header (kind, three zeros, big-endian length) and data. A frame larger than
/// the caller's buffer is returned in pieces.
/// </summary>
public sealed class FrameReader(Stream source)
{
    private const int SystemError = 3;
    private readonly byte[] header = new byte[8];
    private OutputKind kind;
    private uint left;

    /// <summary>Reads the next piece of output.</summary>
    /// <exception cref="EngineException">A frame reports a failure, the stream ends within a frame, or it has no frames.</exception>
    public async ValueTask<OutputPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var starts = left == 0;
        while (left == 0)
        {
            if (!await ReadHeaderAsync(cancellationToken).ConfigureAwait(false))
                return new(OutputKind.Stdout, 0);
        }
        var count = await source.ReadAsync(buffer[..(int)Math.Min(left, (uint)buffer.Length)], cancellationToken).ConfigureAwait(false);
        if (count == 0)
            throw CutOff();
        left -= (uint)count;
        return new(kind, count, starts);
    }

    private async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var count = await source
            .ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (count == 0)
            return false;
        if (count < header.Length)
            throw CutOff();
        if (header[0] > SystemError || (header[1] | header[2] | header[3]) != 0)
            throw new EngineException(null, "the engine sent output without frames where frames were expected", "stream");
        left = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        if (header[0] == SystemError)
            throw new EngineException(null, await ReadErrorAsync(cancellationToken).ConfigureAwait(false), "stream");
        kind = header[0] == (byte)OutputKind.Stderr ? OutputKind.Stderr : OutputKind.Stdout;
        return true;
    }

    private async Task<string> ReadErrorAsync(CancellationToken cancellationToken)
    {
        var text = new byte[Math.Min(left, 64 * 1024)];
        var count = await source.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(text, 0, count).TrimEnd();
    }

    private static EngineException CutOff() => new(null, "the connection to the engine was lost while reading the output", "stream");
}
