using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;

namespace Compose.Cli;

/// <summary>A project that may be known by name only, because its files were not asked for or are gone.</summary>
internal sealed record ProjectReference(string Name, Project? Project);

internal sealed partial class Invocation
{
    /// <summary>
    /// Loads the project of the command line. Findings go to standard error; errors end the verb.
    /// Named services must exist; none named means all enabled ones.
    /// </summary>
    /// <exception cref="CommandFailed">The project has errors, or there is none.</exception>
    public Project Load(ImmutableArray<string> services, CancellationToken cancellationToken, Func<LoadOptions, LoadOptions>? adjust = null)
    {
        var options = LoadOptions(services);
        var sink = new DiagnosticSink();
        var project = ReadProject(adjust is null ? options : adjust(options), sink, cancellationToken);
        Report(sink);
        return sink.HasErrors || project is null ? throw new CommandFailed(null) : project;
    }

    /// <summary>
    /// For verbs that can do with what the engine knows (down, stop, ps, logs, ...): -p without -f means the name alone, and a file that cannot
    /// be used is no obstacle when COMPOSE_PROJECT_NAME says which project is meant.
    /// </summary>
    public ProjectReference LoadOrName(ImmutableArray<string> services, CancellationToken cancellationToken, Func<LoadOptions, LoadOptions>? adjust = null)
    {
        if (Globals.ProjectName is { Length: > 0 } name && Globals.Files.IsEmpty) return new ProjectReference(name, null);
        try
        {
            var project = Load(services, cancellationToken, options => WithoutEnvironment(adjust is null ? options : adjust(options)));
            return new ProjectReference(project.Name, project);
        }
        catch (CommandFailed) when (Host.Variable("COMPOSE_PROJECT_NAME") is { } fallback)
        {
            return new ProjectReference(fallback, null);
        }
    }

    /// <summary>For verbs that only need to know which project (exec, cp, port, ...): they work although the file is broken once the name is known.</summary>
    public string ProjectName(CancellationToken cancellationToken)
    {
        if (Globals.ProjectName is { Length: > 0 } name) return name;
        return Host.Variable("COMPOSE_PROJECT_NAME") ?? Load([], cancellationToken, WithoutEnvironment).Name;
    }

    public LoadOptions LoadOptions(ImmutableArray<string> services) => new()
    {
        WorkingDirectory = Host.WorkingDirectory,
        Variables = Host.Variables,
        Files = Globals.Files,
        StandardInput = () => new StreamReader(Host.Streams.In).ReadToEnd(),
        ProjectName = Globals.ProjectName,
        ProjectDirectory = Globals.ProjectDirectory,
        EnvFiles = Globals.EnvFiles,
        Profiles = Globals.Profiles,
        Services = services,
        AllResources = Globals.AllResources,
        Compatibility = Globals.Compatibility,
    };

    /// <summary>Verbs that only look must not fail because an env_file of some service is missing.</summary>
    private static LoadOptions WithoutEnvironment(LoadOptions options) => options with { ResolveEnvironment = false };

    private void Report(DiagnosticSink sink)
    {
        foreach (var diagnostic in sink.ToImmutable()) Err.WriteLine(diagnostic.ToString());
    }

    private static Project? ReadProject(LoadOptions options, DiagnosticSink sink, CancellationToken cancellationToken) =>
        throw new CommandFailed("no project can be loaded");
}
