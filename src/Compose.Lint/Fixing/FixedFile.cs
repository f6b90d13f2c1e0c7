using System.Text;
using Compose.Model.Text;

namespace Compose.Lint.Fixing;

/// <summary>A file before and after its fixes; bytes outside the edits are unchanged.</summary>
/// <param name="Applied">Number of findings fixed.</param>
public sealed record FixedFile(SourceText Before, string After, int Applied)
{
    /// <summary>The content to write: UTF-8, with a byte order mark if there was one.</summary>
    public byte[] ToBytes() =>
        Before.HasByteOrderMark ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(After)] : Encoding.UTF8.GetBytes(After);
}
