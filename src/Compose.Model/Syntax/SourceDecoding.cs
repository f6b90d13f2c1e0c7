using System.Text;
using System.Text.Unicode;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>Decodes bytes into text.</summary>
public static class SourceDecoding
{
    /// <summary>
    /// Decodes a file: UTF-8, or UTF-16 with a byte order mark. The first invalid UTF-8 byte is reported; invalid bytes become U+FFFD.
    /// </summary>
    public static SourceText Decode(string path, ReadOnlySpan<byte> bytes, DiagnosticSink sink)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return new SourceText(path, Encoding.Unicode.GetString(bytes[2..])) { HasByteOrderMark = true };
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return new SourceText(path, Encoding.BigEndianUnicode.GetString(bytes[2..])) { HasByteOrderMark = true };

        var marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (marked)
            bytes = bytes[3..];
        var source = new SourceText(path, Encoding.UTF8.GetString(bytes)) { HasByteOrderMark = marked };
        if (Utf8.IsValid(bytes))
            return source;

        Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out var written, replaceInvalidSequences: false);
        sink.Add(SyntaxDiagnostics.NotUtf8(new Location(source, new TextSpan(written, 1)), bytes[read]));
        return source;
    }
}
