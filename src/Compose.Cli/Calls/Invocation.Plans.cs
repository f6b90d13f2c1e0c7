using System.Collections.Immutable;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Engine.Configuration;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Passes.Selecting;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Requests;

namespace Compose.Cli.Calls;

internal sealed partial class Invocation
{
    /// <summary>The separator in container names.</summary>
    public char Separator => Globals.Compatibility || IsOn("COMPOSE_COMPATIBILITY") ? '_' : '-';

    public ContainerNames NamesOf(Project project) => new(project.Name, Separator);

    /// <summary>Maximum number of concurrent pulls, pushes and builds; null for unlimited.</summary>
    /// <exception cref="CommandFailed">COMPOSE_PARALLEL_LIMIT is not a number.</exception>
    public int? Transfers
    {
        get
        {
            if (Globals.Parallel is { } flag)
                return flag > 0 ? flag : null;
            if (Setting("COMPOSE_PARALLEL_LIMIT") is not { } text)
                return null;
            if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var limit))
                throw new CommandFailed($"COMPOSE_PARALLEL_LIMIT must be an integer (found: \"{text}\")");
            return limit > 0 ? limit : null;
        }
    }

    public async Task<ObservedState> ObserveAsync(Project project, CancellationToken cancellationToken) =>
        WithProfiles(
            project,
            await ObservedState.ReadAsync(Engine, project, NamesOf(project), Host.Clock, cancellationToken).ConfigureAwait(false)
        );

    /// <summary>The observed state with the details of all containers.</summary>
    public async Task<ObservedState> ObserveInDetailAsync(Project project, CancellationToken cancellationToken) =>
        WithProfiles(
            project,
            await ObservedState.ReadInDetailAsync(Engine, project, NamesOf(project), Host.Clock, cancellationToken).ConfigureAwait(false)
        );

    private ObservedState WithProfiles(Project project, ObservedState observed) =>
        observed with
        {
            Profiles = SeccompProfiles.Read(
                project,
                path => Host.Files.TryRead(path, out var bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null
            ),
        };

    public Task<ObservedState> ObserveAsync(string project, CancellationToken cancellationToken) =>
        ObservedState.ReadAsync(Engine, project, Host.Clock, cancellationToken);

    /// <summary>The observed state, completed with the images of the project's services.</summary>
    public async Task<ObservedState> WithImagesAsync(Project project, ObservedState observed, CancellationToken cancellationToken) =>
        observed with
        {
            Images = (await ObserveAsync(project, cancellationToken).ConfigureAwait(false)).Images,
        };

    /// <summary>Whether a boolean variable is on. The reference does not accept `yes`, and a removal cannot be undone.</summary>
    public bool IsOn(string variable) => Setting(variable)?.Trim().ToLowerInvariant() is "1" or "t" or "true" or "y";

    /// <summary>Whether a variable says no.</summary>
    public bool IsOff(string variable) => Setting(variable)?.Trim().ToLowerInvariant() is "0" or "f" or "false" or "n";

    /// <summary>The project, from its files or its resources on the engine, with the observed state.</summary>
    public Task<(Project Project, ObservedState Observed)> LoadOrObserveAsync(
        ImmutableArray<string> services,
        CancellationToken cancellationToken
    ) => ObserveAsync(LoadOrName(services, cancellationToken), cancellationToken);

    /// <summary>The project from its files or by its name, with these services among its own.</summary>
    public ProjectReference LoadOrName(ImmutableArray<string> services, CancellationToken cancellationToken)
    {
        var reference = LoadOrName([], cancellationToken, adjust: null);
        CheckServices(reference, services);
        // A named service is included regardless of its profiles.
        return reference.Project is { } loaded && services.Any(name => loaded.FindService(name) is null)
            ? LoadOrName([.. loaded.Services.Select(service => service.Name), .. services], cancellationToken, adjust: null)
            : reference;
    }

    /// <summary>The project with the observed state; one known by name only consists of its resources on the engine.</summary>
    public async Task<(Project Project, ObservedState Observed)> ObserveAsync(
        ProjectReference reference,
        CancellationToken cancellationToken
    )
    {
        var observed = await ObserveAsync(reference.Name, cancellationToken).ConfigureAwait(false);
        return (reference.Project ?? ProjectFromLabels.Build(reference.Name, observed), observed);
    }

    /// <summary>The project narrowed to the named services and their dependencies; unchanged when none is named.</summary>
    public Project Narrow(Project project, ImmutableArray<string> services, bool withDependencies)
    {
        if (services.IsEmpty)
            return project;
        var sink = new DiagnosticSink();
        var narrow = project.Select(services, withDependencies, sink);
        Report(sink);
        return sink.HasErrors ? throw new CommandFailed(null) : narrow;
    }

    /// <summary>The project with DOCKER_DEFAULT_PLATFORM as the platform of built services that specify none.</summary>
    /// <param name="built">The services to build, which must support it; empty: all.</param>
    /// <exception cref="CommandFailed">A service does not support it.</exception>
    public Project WithDefaultPlatform(Project project, ImmutableArray<string> built = default)
    {
        var sink = new DiagnosticSink();
        var ready = DefaultPlatform.ApplyTo(
            project,
            built.IsDefaultOrEmpty ? static _ => true : service => built.Contains(service.Name),
            sink
        );
        Report(sink);
        return sink.HasErrors ? throw new CommandFailed(null) : ready;
    }

    /// <summary>The project with the engine's socket and our credentials granted to the services that request them.</summary>
    /// <param name="decideOnly">Whether only a plan is made, so that no credential helper runs.</param>
    public async Task<Project> WithApiSocketAsync(Project project, bool decideOnly, CancellationToken cancellationToken)
    {
        if (!ApiSocket.IsWanted(project))
            return project;
        var known = decideOnly
            ? ImmutableDictionary<string, RegistryAuth>.Empty
            : await new Credentials(DockerConfig).AllAsync(cancellationToken).ConfigureAwait(false);
        return ApiSocket.Grant(project, CredentialsText.Of(known));
    }

    public void Warn(string text) => Err.WriteLine($"warning: {text}");
}
