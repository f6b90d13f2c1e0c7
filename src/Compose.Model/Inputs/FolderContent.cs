using System.Collections.Immutable;

namespace Compose.Model.Inputs;

/// <summary>The names in a folder, in ordinal order.</summary>
/// <param name="Files">Files and links to them.</param>
/// <param name="Folders">Subfolders; links to folders are left out, so that a walk through subfolders ends.</param>
public sealed record FolderContent(ImmutableArray<string> Files, ImmutableArray<string> Folders)
{
    public static readonly FolderContent Empty = new([], []);
}
