using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a file system in memory.</summary>
public sealed class TmpfsOptions(Mapping node) : View(node)
{
    /// <summary>Bytes at most; null is no limit.</summary>
    public long? Size => Whole("size");

    /// <summary>Permission bits.</summary>
    public int? Mode => (int?)Whole("mode");
}
