using System.Collections.Immutable;
using Compose.Model.Passes.Paths;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Model.Passes;

/// <summary>Where a model stands: the project, or one include of it.</summary>
/// <param name="Folder">Absolute; what paths of include and extends are relative to.</param>
/// <param name="PathBase">
/// What the other relative paths become part of: the folder; or, when paths are to stay relative, the way to it from the including model,
/// which puts its own way before that.
/// </param>
/// <param name="Variables">What expressions of its files are substituted from.</param>
/// <param name="Chain">The include entries that lead here, outermost first.</param>
internal sealed record ModelPlace(string Folder, string PathBase, VariableScope Variables, ImmutableArray<IncludeStep> Chain)
{
    /// <summary>What paths of a file in another folder become part of.</summary>
    public string PathBaseOf(string folder) => HostPath.IsAbsolute(PathBase) ? folder : HostPath.Relative(Folder, folder);
}

/// <summary>A file that includes, or is included.</summary>
/// <param name="Path">Absolute, links followed.</param>
/// <param name="At">The include entry that asked for it; null for a file of the project itself.</param>
internal sealed record IncludeStep(string Path, Location? At);
