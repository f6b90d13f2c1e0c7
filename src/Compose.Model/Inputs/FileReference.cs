using Compose.Model.Text;

namespace Compose.Model.Inputs;

/// <summary>A local compose file that another requests with `include` or `extends`.</summary>
/// <param name="From">Absolute path of the requesting file.</param>
/// <param name="At">Where the path is written.</param>
/// <param name="Path">Absolute path of the requested file, symbolic links resolved.</param>
public sealed record FileReference(string From, Location At, string Path);
