using Compose.Model.Text;

namespace Compose.Model.Inputs;

/// <summary>A local compose file that another asks for, with `include` or `extends`.</summary>
/// <param name="From">Absolute path of the file that asks.</param>
/// <param name="At">Where the path is written.</param>
/// <param name="Path">Absolute path of the file asked for, symbolic links followed.</param>
public sealed record FileReference(string From, Location At, string Path);
