using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;

namespace Compose.Model.Discovery;

/// <summary>The files of a project when none is named (spec 2.2).</summary>
public static class DefaultFiles
{
    public static readonly ImmutableArray<string> Names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    public static readonly ImmutableArray<string> OverrideNames =
    [
        "compose.override.yml",
        "compose.override.yaml",
        "docker-compose.override.yml",
        "docker-compose.override.yaml",
    ];

    /// <summary>Searches a folder and its parents for a compose file; the override is in the same folder, under any default name.</summary>
    /// <returns>One or two absolute paths; none when there is no compose file up to the root.</returns>
    internal static ImmutableArray<string> Find(string folder, LoadOptions options, ISourceLoader files, DiagnosticSink sink)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (First(at, Names, "config files", options, files, sink) is not { } file)
                continue;
            return First(at, OverrideNames, "override files", options, files, sink) is { } over ? [file, over] : [file];
        }

        return [];
    }

    private static string? First(
        string folder,
        ImmutableArray<string> names,
        string kind,
        LoadOptions options,
        ISourceLoader files,
        DiagnosticSink sink
    )
    {
        List<string>? found = null;
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            if (files.FileExists(path))
                (found ??= []).Add(path);
        }

        if (found is null)
            return null;
        if (found.Count > 1)
        {
            var at = DiscoveryDiagnostics.Nowhere(ShownPath.Of(found[0], options.WorkingDirectory));
            sink.Add(
                DiscoveryDiagnostics.Several(kind, Path.GetFileName(found[0]), found.Skip(1).Select(path => Path.GetFileName(path)), at)
            );
        }

        return found[0];
    }
}
