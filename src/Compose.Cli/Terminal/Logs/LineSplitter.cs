using System.Text;

namespace Compose.Cli.Terminal.Logs;

/// <summary>Splits output into lines; an unterminated rest at the end is a line too.</summary>
internal sealed class LineSplitter
{
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder rest = new();
    private char[] characters = new char[1024];

    /// <summary>The completed lines, without their ends.</summary>
    public IEnumerable<string> Add(ReadOnlyMemory<byte> bytes)
    {
        var most = Encoding.UTF8.GetMaxCharCount(bytes.Length);
        if (characters.Length < most)
            characters = new char[most];
        var count = decoder.GetChars(bytes.Span, characters, flush: false);
        var start = 0;
        for (var at = 0; at < count; at++)
        {
            if (characters[at] != '\n')
                continue;
            rest.Append(characters, start, at - start);
            start = at + 1;
            yield return Take();
        }

        rest.Append(characters, start, count - start);
    }

    /// <summary>The unterminated rest; null when empty.</summary>
    public string? Rest() => rest.Length == 0 ? null : Take();

    private string Take()
    {
        // Terminals end lines with CR LF.
        if (rest.Length > 0 && rest[^1] == '\r')
            rest.Length--;
        var line = rest.ToString();
        rest.Clear();
        return line;
    }
}
