using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Discovery;

/// <summary>A project file with its text.</summary>
/// <param name="FullPath">Absolute, or <c>-</c> for standard input.</param>
/// <param name="Source">The text, with the display path.</param>
public sealed record FoundFile(string FullPath, SourceText Source)
{
    public const string StandardInput = "-";

    /// <summary>Reads a file; reports a finding and returns null when it is missing or unreadable.</summary>
    /// <param name="what">The file's role in messages, such as "compose file".</param>
    /// <param name="askedAt">Where the file is named; the missing file itself when no file names it.</param>
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

    /// <summary>Whether there is a file to read; a folder is none, nor is a link to nothing. An unreadable file is one.</summary>
    internal static bool IsThere(string fullPath, ISourceLoader files)
    {
        if (files.DirectoryExists(fullPath) || !files.FileExists(fullPath))
            return false;
        try
        {
            return files.TryRead(fullPath, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
