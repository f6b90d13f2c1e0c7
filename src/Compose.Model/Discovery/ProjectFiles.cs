using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Passes.Selecting;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Model.Discovery;

/// <summary>The inputs of a project: files in merge order, folder, variables, active profiles (spec 2.1, 2.2).</summary>
public sealed record ProjectFiles
{
    /// <summary>Absolute path of the current directory; displayed paths are relative to it.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Absolute base of all relative paths.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>In merge order, without unreadable files, which are reported to the sink.</summary>
    public required ImmutableArray<FoundFile> ComposeFiles { get; init; }

    /// <summary>The operating system's variables over those of env files, each with its line.</summary>
    public required ProjectEnvironment Environment { get; init; }

    /// <summary>
    /// --profile, else COMPOSE_PROFILES. With neither, the profile with an empty name, so that <c>profiles: ["${X:-}"]</c> enables while X
    /// is unset.
    /// </summary>
    public required ImmutableArray<string> Profiles { get; init; }

    public VariableScope Variables => Environment.Variables;

    /// <summary>Finds and reads all inputs except files that other files name. Reports all problems to the sink.</summary>
    public static ProjectFiles Discover(LoadOptions options, ISourceLoader files, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var folder = ProjectEnvironment.WorkingFolder(options);
        var environment = ProjectEnvironment.Read(folder, options, files, sink);
        var named = Named(options, environment.Variables, sink);
        var paths = named ?? DefaultFiles.Find(folder, options, files, sink);
        if (named is null && paths.IsEmpty)
        {
            var missing = Path.Combine(folder, DefaultFiles.Names[0]);
            sink.Add(DiscoveryDiagnostics.NotFound(folder, ShownPath.Of(missing, options.WorkingDirectory)));
        }

        var read = ImmutableArray.CreateBuilder<FoundFile>(paths.Length);
        string? projectDirectory = string.IsNullOrEmpty(options.ProjectDirectory) ? null : folder;
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var full = path;
            if (IsRemote(path))
            {
                if (Fetch(path, options, sink, cancellationToken) is not { } copy)
                    continue;
                full = copy;
            }

            if (path != FoundFile.StandardInput)
                projectDirectory ??= Path.GetDirectoryName(full);
            if (Read(full, options, files, sink) is { } file)
                read.Add(file);
        }

        projectDirectory ??= folder;
        // A remote project has no variables of its own: its copy is a cache, not a user's folder.
        if (!paths.Any(IsRemote))
            environment = environment.And(projectDirectory, options, files, sink);
        return new ProjectFiles
        {
            WorkingDirectory = options.WorkingDirectory,
            ProjectDirectory = projectDirectory,
            ComposeFiles = read.DrainToImmutable(),
            Environment = environment.WithFallbacks(options),
            Profiles = ProfilesOf(options, environment.Variables),
        };
    }

    /// <summary>-f, else COMPOSE_FILE: absolute paths, <c>-</c>, and remote references as typed; null when no file is named.</summary>
    private static ImmutableArray<string>? Named(LoadOptions options, VariableScope variables, DiagnosticSink sink)
    {
        if (options.Files.Length > 0)
            return [.. options.Files.Select(file => Place(file, options))];
        if (variables.Find("COMPOSE_FILE") is not { } list)
            return null;
        var separator = variables.Find("COMPOSE_PATH_SEPARATOR") is { Value.Length: > 0 } given
            ? given.Value
            : Path.PathSeparator.ToString();
        var names = list.Value.Split(separator, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            sink.Add(DiscoveryDiagnostics.EmptyComposeFile(list.SetAt ?? DiscoveryDiagnostics.Nowhere("COMPOSE_FILE", list.Value)));
        return [.. names.Select(file => Place(file, options))];
    }

    private static bool IsRemote(string path) => path != FoundFile.StandardInput && !Path.IsPathRooted(path);

    private static string Place(string file, LoadOptions options) =>
        file == FoundFile.StandardInput || options.Remote?.Accepts(file) == true ? file : UserPath.Full(file, options);

    private static string? Fetch(string reference, LoadOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        try
        {
            return options.Remote?.Fetch(reference, cancellationToken);
        }
        catch (RemoteResourceException e)
        {
            sink.Add(DiscoveryDiagnostics.Failed(reference, e.Message, DiscoveryDiagnostics.Nowhere(reference)));
            return null;
        }
    }

    private static FoundFile? Read(string path, LoadOptions options, ISourceLoader files, DiagnosticSink sink) =>
        path == FoundFile.StandardInput
            ? new FoundFile(path, new SourceText("<stdin>", options.StandardInput?.Invoke() ?? ""))
            : FoundFile.Read(path, "compose file", null, options.WorkingDirectory, files, sink);

    private static ImmutableArray<string> ProfilesOf(LoadOptions options, VariableScope variables)
    {
        if (options.Profiles.Length > 0)
            return options.Profiles;
        return [.. (variables.Find("COMPOSE_PROFILES")?.Value ?? "").Split(',', StringSplitOptions.TrimEntries)];
    }
}
