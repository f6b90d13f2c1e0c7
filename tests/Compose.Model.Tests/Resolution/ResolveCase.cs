using System.Collections.Immutable;
using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Output;
using Compose.Testing;

namespace Compose.Model.Tests.Resolution;

/// <summary>
/// A folder of fixtures/resolve: a project at <c>/project</c>, and <c>options</c>, one per line: <c>-f FILE</c>, <c>-p NAME</c>,
/// <c>--profile NAME</c>, <c>--env-file FILE</c>, <c>--no-normalize</c>, <c>--no-env-resolution</c>, <c>VARIABLE=value</c>, <c>on
/// Windows</c>, or the name of a service.
/// </summary>
internal static class ResolveCase
{
    private const string Root = "/project";

    public static string Run(string folder)
    {
        var told = new StringBuilder();
        var project = Load(Files(folder), Options(folder), out var findings);
        foreach (var finding in findings)
            Tell(told, finding);
        return project is null ? told.ToString() : told + Json(project);
    }

    /// <summary>The printed project, and the project printed again after reading that YAML; null when there is none.</summary>
    public static (string First, string Second)? Twice(string folder)
    {
        var (files, options) = (Files(folder), Options(folder));
        if (Load(files, options, out _) is not { } project)
            return null;
        files[$"{Root}/printed.yaml"] = Yaml(project);
        var again = Load(files, options with { Files = ["printed.yaml"], Services = [], Profiles = ["*"] }, out var findings);
        return (Yaml(project) + Json(project), again is null ? string.Join('\n', findings) : Yaml(again) + Json(again));
    }

    private static MemoryFiles Files(string folder)
    {
        var files = new MemoryFiles();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files[$"{Root}/{Path.GetRelativePath(folder, path)}"] = File.ReadAllText(path);
        return files;
    }

    private static Project? Load(MemoryFiles files, LoadOptions options, out ImmutableArray<Diagnostic> findings)
    {
        var sink = new DiagnosticSink();
        var project = ProjectLoader.Load(options, files, sink, CancellationToken.None);
        findings = sink.ToImmutable();
        return sink.HasErrors ? null : project;
    }

    private static string Yaml(Project project) => YamlWriter.Write(project.Root, ComposeFile.Shape, escapeDollars: true);

    private static string Json(Project project) => JsonWriter.WriteProject(project.Root, ComposeFile.Shape, escapeDollars: true);

    private static LoadOptions Options(string folder)
    {
        var path = Path.Combine(folder, "options");
        var variables = new Dictionary<string, string>();
        var options = new LoadOptions { WorkingDirectory = Root, Variables = variables };
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.StartsWith("-f "))
                options = options with { Files = options.Files.Add(line[3..]) };
            else if (line.StartsWith("-p "))
                options = options with { ProjectName = line[3..] };
            else if (line.StartsWith("--profile "))
                options = options with { Profiles = options.Profiles.Add(line[10..]) };
            else if (line.StartsWith("--env-file "))
                options = options with { EnvFiles = options.EnvFiles.Add(line[11..]) };
            else if (line == "--no-normalize")
                options = options with { Normalize = false };
            else if (line == "--no-env-resolution")
                options = options with { ResolveEnvironment = false };
            else if (line == "on Windows")
                options = options with { IsWindows = true };
            else if (line.IndexOf('=') is > 0 and var at)
                variables[line[..at]] = line[(at + 1)..];
            else if (line.Length > 0)
                options = options with { Services = options.Services.Add(line) };
        }

        return options;
    }

    private static void Tell(StringBuilder told, Diagnostic finding)
    {
        told.Append(finding).Append(finding.Label is { } label ? $" ({label})" : "").Append('\n');
        foreach (var related in finding.Related)
            told.Append($"  {related.At}: {related.Label}\n");
        foreach (var note in finding.Notes)
            told.Append($"  note: {note}\n");
        if (finding.Help is { } help)
            told.Append($"  help: {help}\n");
    }
}
