using System.Buffers.Binary;
using System.Text;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>
/// Parses the engine's multiplexed output: frames of an 8-byte header (kind, three zeros, big-endian length) and data. A frame larger than
/// the caller's buffer is returned in pieces. Reads ahead: nothing else may read the source.
/// </summary>
public sealed class FrameReader(Stream source)
{
    private const int HeaderSize = 8;
    private const int SystemError = 3;

    /// <summary>Read ahead because a line is a frame: most reads then need no call to the source.</summary>
    private readonly byte[] ahead = new byte[16 * 1024];

    private int start;
    private int end;
    private int kind;
    private uint left;
    private bool starts;

    /// <summary>Reads the next piece of output; completes synchronously while there is output that was read ahead.</summary>
    /// <exception cref="EngineException">A frame reports a failure, the stream ends within a frame, or it has no frames.</exception>
    public ValueTask<OutputPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        IsInFrame() && kind != SystemError && start < end ? new(Take(buffer.Span)) : ReadMoreAsync(buffer, cancellationToken);

    private async ValueTask<OutputPiece> ReadMoreAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (!IsInFrame())
        {
            if (await FillAsync(cancellationToken).ConfigureAwait(false))
                continue;
            return start == end ? new(OutputKind.Stdout, 0) : throw CutOff();
        }

        if (kind == SystemError)
            throw new EngineException(null, await ReadErrorAsync(cancellationToken).ConfigureAwait(false), "stream");
        if (start == end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            throw CutOff();
        return Take(buffer.Span);
    }

    /// <summary>Whether data of a frame follows; reads a header that is complete.</summary>
    private bool IsInFrame()
    {
        while (left == 0 && end - start >= HeaderSize)
        {
            var header = ahead.AsSpan(start, HeaderSize);
            if (header[0] > SystemError || (header[1] | header[2] | header[3]) != 0)
                throw new EngineException(null, "the engine sent output without frames where frames were expected", "stream");
            kind = header[0];
            left = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
            start += HeaderSize;
            starts = true;
        }

        return left > 0;
    }

    private OutputPiece Take(Span<byte> buffer)
    {
        var count = (int)Math.Min(left, (uint)Math.Min(end - start, buffer.Length));
        ahead.AsSpan(start, count).CopyTo(buffer);
        start += count;
        left -= (uint)count;
        var piece = new OutputPiece(kind == (int)OutputKind.Stderr ? OutputKind.Stderr : OutputKind.Stdout, count, starts);
        starts = false;
        return piece;
    }

    /// <returns>False at the end of the stream.</returns>
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        ahead.AsSpan(start, end - start).CopyTo(ahead);
        (start, end) = (0, end - start);
        var count = await source.ReadAsync(ahead.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end += count;
        return count > 0;
    }

    private async ValueTask<string> ReadErrorAsync(CancellationToken cancellationToken)
    {
        while (end - start < Math.Min(left, ahead.Length) && await FillAsync(cancellationToken).ConfigureAwait(false)) { }
        return Encoding.UTF8.GetString(ahead, start, (int)Math.Min(left, end - start)).TrimEnd();
    }

    private static EngineException CutOff() => new(null, "the connection to the engine was lost while reading the output", "stream");
}
