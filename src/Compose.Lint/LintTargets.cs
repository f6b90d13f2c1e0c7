using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;

namespace Compose.Lint;

/// <summary>Groups paths into projects, so that each project is loaded once.</summary>
internal sealed class LintTargets(ISourceLoader files, string workingDirectory)
{
    private readonly List<LintTarget> targets = [];

    /// <param name="paths">Compose files and folders.</param>
    public IReadOnlyList<LintTarget> Of(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        foreach (var typed in paths)
        {
            var path = Path.GetFullPath(Path.Combine(workingDirectory, typed));
            if (files.DirectoryExists(path))
                AddFolder(path);
            else
                AddFile(path, cancellationToken);
        }

        return targets;
    }

    private void AddFolder(string folder)
    {
        if (Base(folder) is { } found)
            AddProject(folder, found);
        else
            targets.Add(new LintTarget(folder, []));
    }

    private void AddFile(string path, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path) ?? "/";
        var name = Path.GetFileName(path);
        var found = Base(folder);
        if (DefaultFiles.Names.Contains(name))
            AddProject(folder, path);
        else if (DefaultFiles.OverrideNames.Contains(name) && found is not null)
            AddProject(folder, found);
        else if (!IsOverride(path, cancellationToken))
            targets.Add(new LintTarget(folder, [path]));
        else if (found is null)
            targets.Add(new LintTarget(folder, [path], Partial: true));
        else
            targets.Add(new LintTarget(folder, [found, path], [path]));
    }

    private void AddProject(string folder, string file)
    {
        if (targets.Any(t => t.Only is null && t.Files.Contains(file)))
            return;
        var over = DefaultFiles.OverrideNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(files.FileExists);
        targets.Add(new LintTarget(folder, over is null ? [file] : [file, over]));
    }

    private string? Base(string folder) => DefaultFiles.Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(files.FileExists);

    /// <summary>Whether a file has a service without image or build, so that it overrides another file.</summary>
    private bool IsOverride(string path, CancellationToken cancellationToken)
    {
        if (Bytes(path) is not { } bytes)
            return false;
        var unheard = new DiagnosticSink();
        var file = YamlReader.Parse(SourceDecoding.Decode(path, bytes, unheard), unheard, cancellationToken);
        return file.Documents is [{ Root: Mapping root }, ..]
            && root["services"] is Mapping services
            && services.Entries.Any(static e => e.Value is Mapping service && !RunsSomething(service));
    }

    // Unreadable files are reported when linted.
    private byte[]? Bytes(string path)
    {
        try
        {
            return files.TryRead(path, out var bytes) ? bytes : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool RunsSomething(Mapping service) =>
        service.Contains("image") || service.Contains("build") || service.Contains("extends") || service.Contains("provider");
}
