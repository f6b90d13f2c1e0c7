using System.Collections.Immutable;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Cli.Remote;
using Compose.Engine.Configuration;
using Compose.Files;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Passes.Selecting;
using Compose.Model.Variables;

namespace Compose.Cli.Calls;

/// <summary>A project that may be known by name only, because its files were not needed or are gone.</summary>
internal sealed record ProjectReference(string Name, Project? Project);

internal sealed partial class Invocation
{
    private VariableScope? settings;

    /// <summary>
    /// Loads the project of the command line. Findings go to standard error; errors end the verb. Named services must exist; none named
    /// means all enabled ones.
    /// </summary>
    /// <exception cref="CommandFailed">The project has errors, or there is none.</exception>
    public Project Load(ImmutableArray<string> services, CancellationToken cancellationToken, Func<LoadOptions, LoadOptions>? adjust = null)
    {
        var project = Read(services, adjust, out var sink, cancellationToken);
        Report(sink);
        return project ?? throw new CommandFailed(null);
    }

    /// <summary>
    /// For verbs that can rely on the engine alone (down, stop, ps, logs, ...): -p without -f uses only the name, and an unusable file is
    /// tolerated when COMPOSE_PROJECT_NAME is set.
    /// </summary>
    public ProjectReference LoadOrName(
        ImmutableArray<string> services,
        CancellationToken cancellationToken,
        Func<LoadOptions, LoadOptions>? adjust = null
    )
    {
        if (Globals.ProjectName is { Length: > 0 } && Globals.Files.IsEmpty)
            return new ProjectReference(Lowered(Globals.ProjectName), null);
        var project = Read(
            services,
            options => WithoutEnvironment(adjust is null ? options : adjust(options)),
            out var sink,
            cancellationToken
        );
        if (project is null && Setting("COMPOSE_PROJECT_NAME") is { } fallback)
            return new ProjectReference(Lowered(fallback), null);
        Report(sink);
        return project is null ? throw new CommandFailed(null) : new ProjectReference(project.Name, project);
    }

    /// <summary>
    /// For verbs that only need the project name (exec, cp, port, ...): a broken file is tolerated once the name is known.
    /// </summary>
    public string ProjectName(CancellationToken cancellationToken)
    {
        if (Globals.ProjectName is { Length: > 0 } name)
            return Lowered(name);
        return Setting("COMPOSE_PROJECT_NAME") is { } set ? Lowered(set) : Load([], cancellationToken, WithoutEnvironment).Name;
    }

    /// <summary>A Compose setting from the environment, else from the project's env files; null when unset or empty.</summary>
    public string? Setting(string name)
    {
        if (Host.Variable(name) is { } value)
            return value;
        settings ??= ReadSettings();
        return settings.TryGet(name, out value) && value.Length > 0 ? value : null;
    }

    public LoadOptions LoadOptions(ImmutableArray<string> services) => Options(services, Setting);

    /// <summary>Project names on the engine are lower case.</summary>
    private static string Lowered(string name) => name.ToLowerInvariant();

    private string ReadStandardInput()
    {
        try
        {
            return new StreamReader(new MemoryStream(RegularFile.ReadAll(Host.Streams.In))).ReadToEnd();
        }
        catch (IOException error)
        {
            throw new CommandFailed($"standard input cannot be read: {FileTrouble.Reason(error)}");
        }
    }

    private LoadOptions Options(ImmutableArray<string> services, Func<string, string?> setting) =>
        new()
        {
            WorkingDirectory = Host.WorkingDirectory,
            Variables = Host.Variables,
            IsWindows = OperatingSystem.IsWindows(),
            Files = Globals.Files,
            StandardInput = ReadStandardInput,
            ProjectName = Globals.ProjectName,
            ProjectDirectory = Globals.ProjectDirectory,
            EnvFiles = Globals.EnvFiles,
            Profiles = Globals.Profiles,
            Services = services,
            AllResources = Globals.AllResources,
            Compatibility = Globals.Compatibility,
            Remote = RemoteResources(setting),
        };

    /// <summary>The project; null when it has errors.</summary>
    private Project? Read(
        ImmutableArray<string> services,
        Func<LoadOptions, LoadOptions>? adjust,
        out DiagnosticSink sink,
        CancellationToken cancellationToken
    )
    {
        var options = LoadOptions(services);
        sink = new DiagnosticSink();
        var project = ProjectLoader.Load(adjust is null ? options : adjust(options), Host.Files, sink, cancellationToken);
        return sink.HasErrors ? null : project;
    }

    /// <summary>Problems of env files are reported when the project is loaded; here they leave settings unset.</summary>
    private VariableScope ReadSettings()
    {
        var options = Options([], Host.Variable);
        return ProjectEnvironment.Read(ProjectEnvironment.WorkingFolder(options), options, Host.Files, new DiagnosticSink()).Variables;
    }

    /// <summary>Read-only verbs must not fail because a service's env_file is missing.</summary>
    private static LoadOptions WithoutEnvironment(LoadOptions options) => options with { ResolveEnvironment = false };

    /// <summary>Reports errors with excerpts; other findings in one line each, since every verb repeats them.</summary>
    public void Report(DiagnosticSink sink)
    {
        if (sink.Count == 0)
            return;
        var found = sink.ToImmutable();
        var style = DiagnosticStyle;
        Err.Write(
            DiagnosticRenderer.Render(
                found
                    .Where(static d => !d.IsFatal)
                    .Select(static d => d.Descriptor.IsTolerated ? d with { Severity = Severity.Warning } : d),
                style with
                {
                    Concise = true,
                }
            )
        );
        if (Globals.Progress == "json" && sink.HasErrors)
            Err.WriteLine(
                FailureText.AsJson(string.Join('\n', found.Where(static d => d.IsFatal).Select(static d => $"{d.At}: {d.Message}")))
            );
        else
            Err.Write(DiagnosticRenderer.Render(found.Where(static d => d.IsFatal), style));
    }

    /// <summary>Whether a reference in place of a file is remote.</summary>
    public bool IsRemote(string reference) => RemoteResources(Setting).Accepts(reference);

    private RemoteResources RemoteResources(Func<string, string?> setting) =>
        Remote.RemoteResources.Of(Host.Variables, setting, Registry());

    /// <summary>A registry client with the credentials of the Docker configuration.</summary>
    public OciRegistry Registry() =>
        new(
            static () => new HttpClient { Timeout = TimeSpan.FromSeconds(60) },
            (image, cancellationToken) => new Credentials(DockerConfig).ForAsync(image, cancellationToken).GetAwaiter().GetResult(),
            Globals.InsecureRegistries
        );
}
