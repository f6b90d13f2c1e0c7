using System.Text;
using Compose.Model.Text;

namespace Compose.Lint.Fixing;

/// <summary>A file before and after its fixes; bytes outside the edits are the same.</summary>
/// <param name="Applied">How many findings were mended.</param>
public sealed record FixedFile(SourceText Before, string After, int Applied)
{
    /// <summary>What to write: UTF-8, with the byte order mark if there was one.</summary>
    public byte[] ToBytes() =>
        Before.HasByteOrderMark ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(After)] : Encoding.UTF8.GetBytes(After);
}
