using System.Collections.Immutable;
using Compose.Model.Passes.Paths;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Model.Passes;

/// <summary>Where a model belongs: the project, or one include of it.</summary>
/// <param name="Folder">Absolute base of the paths of include and extends.</param>
/// <param name="PathBase"> Prefix of other relative paths: the folder; or, when paths stay relative, the path to it from the including
/// model, which adds its own prefix. </param>
/// <param name="Variables">The variables for its files.</param>
/// <param name="Chain">The include entries that lead here, outermost first.</param>
internal sealed record ModelPlace(string Folder, string PathBase, VariableScope Variables, ImmutableArray<IncludeStep> Chain)
{
    /// <summary>Prefix of the paths of a file in another folder.</summary>
    public string PathBaseOf(string folder) => HostPath.IsAbsolute(PathBase) ? folder : HostPath.Relative(Folder, folder);
}

/// <summary>A file that includes, or is included.</summary>
/// <param name="Path">Absolute, links resolved.</param>
/// <param name="At">The include entry that names it; null for a file of the project itself.</param>
internal sealed record IncludeStep(string Path, Location? At);
