using System.Buffers.Binary;
using System.Text;
using Compose.Engine.Contract;

namespace Compose.Engine.Streams;

/// <summary>
/// Takes the engine's multiplexed output apart: frames of an 8-byte header (kind, three zeros, big-endian length) and the bytes.
/// A frame larger than the caller's buffer is handed out in pieces.
/// </summary>
public sealed class FrameReader(Stream source)
{
    private const int SystemError = 3;
    private readonly byte[] _header = new byte[8];
    private OutputKind _kind;
    private uint _left;

    /// <summary>The next piece of output.</summary>
    /// <exception cref="EngineException">A frame reports a failure, the stream is cut off in a frame, or it has no frames.</exception>
    public async ValueTask<OutputPiece> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var starts = _left == 0;
        while (_left == 0)
        {
            if (!await ReadHeaderAsync(cancellation).ConfigureAwait(false))
                return new(OutputKind.Stdout, 0);
        }
        var count = await source.ReadAsync(buffer[..(int)Math.Min(_left, (uint)buffer.Length)], cancellation).ConfigureAwait(false);
        if (count == 0)
            throw CutOff();
        _left -= (uint)count;
        return new(_kind, count, starts);
    }

    private async ValueTask<bool> ReadHeaderAsync(CancellationToken cancellation)
    {
        var count = await source.ReadAtLeastAsync(_header, _header.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        if (count == 0)
            return false;
        if (count < _header.Length)
            throw CutOff();
        if (_header[0] > SystemError || (_header[1] | _header[2] | _header[3]) != 0)
            throw new EngineException(null, "the engine sent output without frames where frames were expected", "stream");
        _left = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4));
        if (_header[0] == SystemError)
            throw new EngineException(null, await ReadErrorAsync(cancellation).ConfigureAwait(false), "stream");
        _kind = _header[0] == (byte)OutputKind.Stderr ? OutputKind.Stderr : OutputKind.Stdout;
        return true;
    }

    private async Task<string> ReadErrorAsync(CancellationToken cancellation)
    {
        var text = new byte[Math.Min(_left, 64 * 1024)];
        var count = await source.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(text, 0, count).TrimEnd();
    }

    private static EngineException CutOff() => new(null, "the connection to the engine broke off in the middle of the output", "stream");
}
