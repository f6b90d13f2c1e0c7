using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Testing.Engines.Processes;

/// <summary>The output of a process, and its readers.</summary>
internal sealed class ProcessOutput
{
    private const int FrameHeader = 8;
    private readonly Lock gate = new();
    private readonly List<Piece> pieces = [];
    private readonly List<Reader> readers = [];

    private readonly record struct Piece(DateTimeOffset Time, OutputKind Kind, ReadOnlyMemory<byte> Bytes);

    private sealed record Reader(ByteChannel Channel, LogOptions Options);

    public void Write(DateTimeOffset time, OutputKind kind, ReadOnlyMemory<byte> bytes)
    {
        var piece = new Piece(time, kind, bytes.ToArray());
        lock (gate)
        {
            pieces.Add(piece);
            foreach (var reader in readers)
                Send(reader, piece);
        }
    }

    /// <summary>Ends the streams of all readers when the process exits.</summary>
    public void End()
    {
        lock (gate)
        {
            foreach (var reader in readers)
                reader.Channel.End();
            readers.Clear();
        }
    }

    /// <summary>Existing output and, with <see cref="LogOptions.Follow"/>, future output.</summary>
    /// <param name="past">Whether to include existing output.</param>
    public ByteChannel Open(LogOptions options, bool past)
    {
        var reader = new Reader(new ByteChannel(), options);
        lock (gate)
        {
            if (past)
            {
                var wanted = pieces
                    .Where(piece => IsWanted(options, piece) && !(piece.Time < options.Since) && !(piece.Time > options.Until))
                    .ToList();
                foreach (var piece in wanted.TakeLast(options.Tail ?? wanted.Count))
                    Send(reader, piece);
            }

            if (options.Follow)
                readers.Add(reader);
            else
                reader.Channel.End();
        }

        return reader.Channel;
    }

    private static bool IsWanted(LogOptions options, Piece piece) => piece.Kind == OutputKind.Stderr ? options.Stderr : options.Stdout;

    private static void Send(Reader reader, Piece piece)
    {
        if (!IsWanted(reader.Options, piece))
            return;
        var time = reader.Options.Timestamps
            ? piece.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + "00Z "
            : "";
        byte[] text = [.. Encoding.UTF8.GetBytes(time), .. piece.Bytes.Span];
        if (reader.Options.Tty)
        {
            Deliver(reader, text);
            return;
        }

        var frame = new byte[FrameHeader + text.Length];
        frame[0] = (byte)piece.Kind;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), text.Length);
        text.CopyTo(frame, FrameHeader);
        Deliver(reader, frame);
    }

    private static void Deliver(Reader reader, byte[] bytes)
    {
        try
        {
            reader.Channel.Write(bytes);
        }
        catch (IOException)
        {
            // The reader has gone.
        }
    }
}
