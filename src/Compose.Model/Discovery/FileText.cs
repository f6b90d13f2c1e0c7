using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Discovery;

/// <summary>The text of a file's bytes.</summary>
internal static class FileText
{
    /// <summary>UTF-8, a byte order mark dropped.</summary>
    public static SourceText Decode(string path, ReadOnlySpan<byte> content) =>
        new(path, Encoding.UTF8.GetString(content is [0xef, 0xbb, 0xbf, ..] ? content[3..] : content));
}
