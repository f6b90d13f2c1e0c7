using Compose.Engine.Streams;

namespace Compose.Cli.Terminal.Logs;

/// <summary>A line of a container's output, or a part of a very long one. The bytes are valid until the next line is read.</summary>
/// <param name="Text">As the container wrote it, without the line's end.</param>
/// <param name="Ends">Whether this is the end of the line.</param>
internal readonly record struct LogLine(ReadOnlyMemory<byte> Text, bool Ends, OutputKind Kind);
