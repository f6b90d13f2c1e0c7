using System.Collections.Immutable;
using Compose.Cli.Remote;
using Compose.Engine;
using Compose.Engine.Config;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Resolution;

namespace Compose.Cli;

/// <summary>A project that may be known by name only, because its files were not asked for or are gone.</summary>
internal sealed record ProjectReference(string Name, Project? Project);

internal sealed partial class Invocation
{
    private ProjectEnvironment? environment;

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
        catch (CommandFailed) when (Setting("COMPOSE_PROJECT_NAME") is { } fallback)
        {
            return new ProjectReference(fallback, null);
        }
    }

    /// <summary>For verbs that only need to know which project (exec, cp, port, ...): they work although the file is broken once the name is known.</summary>
    public string ProjectName(CancellationToken cancellationToken)
    {
        if (Globals.ProjectName is { Length: > 0 } name) return name;
        return Setting("COMPOSE_PROJECT_NAME") ?? Load([], cancellationToken, WithoutEnvironment).Name;
    }

    /// <summary>A COMPOSE_ variable of the operating system, else of the env files that lie where the command is given (spec 2.1); null when empty.</summary>
    public string? Setting(string name)
    {
        if (Host.Variable(name) is { } value) return value;
        environment ??= ReadEnvironment();
        return environment.Variables.Find(name) is { Value.Length: > 0 } variable ? variable.Value : null;
    }

    private ProjectEnvironment ReadEnvironment()
    {
        // What is wrong with the files is told when the project is loaded.
        var options = LoadOptions([]);
        return ProjectEnvironment.Read(ProjectEnvironment.WorkingFolder(options), options, Host.Files, new DiagnosticSink());
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
        Remote = RemoteResources.Of(Host.Variables, CredentialsOf, Globals.InsecureRegistries),
    };

    /// <summary>Verbs that only look must not fail because an env_file of some service is missing.</summary>
    private static LoadOptions WithoutEnvironment(LoadOptions options) => options with { ResolveEnvironment = false };

    private void Report(DiagnosticSink sink)
    {
        foreach (var diagnostic in sink.ToImmutable()) Err.WriteLine(diagnostic.ToString());
    }

    private Project? ReadProject(LoadOptions options, DiagnosticSink sink, CancellationToken cancellationToken) =>
        ProjectLoader.Load(options, Host.Files, sink, cancellationToken);

    private RegistryAuth? CredentialsOf(ImageReference image, CancellationToken cancellationToken) =>
        new Credentials(DockerConfig).ForAsync(image, cancellationToken).GetAwaiter().GetResult();
}
