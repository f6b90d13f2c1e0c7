using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Discovery;

/// <summary>A file of the project with its text.</summary>
/// <param name="FullPath">Absolute, or <c>-</c> for standard input.</param>
/// <param name="Source">The text under the path that is shown to people.</param>
public sealed record FoundFile(string FullPath, SourceText Source)
{
    public const string StandardInput = "-";

    /// <summary>Reads a file; null, and a finding, when there is none or it cannot be read.</summary>
    /// <param name="what">What the file is to the user, such as "compose file".</param>
    /// <param name="askedAt">Where the file is named; the missing file itself when it was not named in one.</param>
    public static FoundFile? Read(
        string fullPath,
        string what,
        Location? askedAt,
        string workingDirectory,
        ISourceLoader files,
        DiagnosticSink sink
    )
    {
        var shown = ShownPath.Of(fullPath, workingDirectory);
        var at = askedAt ?? DiscoveryDiagnostics.Nowhere(shown);
        try
        {
            if (files.DirectoryExists(fullPath))
                sink.Add(DiscoveryDiagnostics.IsDirectory(what, shown, at));
            else if (files.TryRead(fullPath, out var content))
                return new FoundFile(fullPath, SourceDecoding.Decode(shown, content, sink));
            else
                sink.Add(DiscoveryDiagnostics.Missing(what, shown, fullPath, at, askedAt is not null));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            sink.Add(DiscoveryDiagnostics.Unreadable(what, shown, e, at));
        }

        return null;
    }
}
