using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using Compose.Cli.Calls;
using Compose.Cli.Hosting;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Cli.Plugins;

/// <summary>
/// Runs provider programs of services without containers: <c>PROGRAM compose --project-name=P up --option=value SERVICE</c>.
/// </summary>
/// <param name="warn">Receives warnings.</param>
internal sealed class ProviderPrograms(Invocation call, Action<string> warn) : IProviders
{
    private readonly ConcurrentDictionary<string, Task<ProviderMetadata>> known = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<bool> KnowsAsync(Project project, Service service, string action, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(project, service, cancellationToken).ConfigureAwait(false);
        _ = metadata.OptionsFor(service, service.Provider!, action);
        return action != "stop" || metadata.Stop is not null;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<KeyValuePair<string, string>>> RunAsync(
        Project project,
        Service service,
        string action,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        var metadata = await MetadataAsync(project, service, cancellationToken).ConfigureAwait(false);
        using var process = Start(
            project,
            service,
            [$"--project-name={project.Name}", action, .. metadata.OptionsFor(service, service.Provider!, action), service.Name]
        );
        await using var stop = cancellationToken.Register(() => CliPlugins.Kill(process)).ConfigureAwait(false);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var talk = new ProviderTalk(project, service, process, tell, warn);
        try
        {
            await talk.ListenAsync().ConfigureAwait(false);
        }
        catch (StepException)
        {
            CliPlugins.Kill(process);
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode == 0)
            return talk.Variables;
        var words = (await errors.ConfigureAwait(false)).Trim();
        var verb = action switch
        {
            "up" => "create",
            "stop" => "stop",
            _ => "remove",
        };
        throw new StepException(
            $"service {service.Name}: failed to {verb} service provider: exit status {process.ExitCode}{(words.Length > 0 ? $": {words}" : "")}",
            service.PlaceOf("provider")
        );
    }

    private Task<ProviderMetadata> MetadataAsync(Project project, Service service, CancellationToken cancellationToken) =>
        known.GetOrAdd(service.Provider!.Type, _ => AskAsync(project, service, cancellationToken));

    /// <summary>Programs that predate the request fail, or answer something else.</summary>
    private async Task<ProviderMetadata> AskAsync(Project project, Service service, CancellationToken cancellationToken)
    {
        using var process = Start(project, service, ["metadata"]);
        await using var stop = cancellationToken.Register(() => CliPlugins.Kill(process)).ConfigureAwait(false);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var text = await process.StandardOutput.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? ProviderMetadata.Read(text) : ProviderMetadata.None;
    }

    private Process Start(Project project, Service service, IEnumerable<string> arguments)
    {
        var type = service.Provider!.Type;
        if (type == "compose")
            throw new StepException("'compose' is not a valid provider type", service.PlaceOf("provider"));
        try
        {
            var variables = project.Variables.All.Select(static variable => KeyValuePair.Create(variable.Name, variable.Value));
            return CliPlugins.Start(call.Host, Find(type), project.Directory, ["compose", .. arguments], variables, answers: true);
        }
        catch (Win32Exception error)
        {
            throw new StepException(
                $"provider {type} of service {service.Name} cannot be run: is it installed and in PATH?",
                service.PlaceOf("provider"),
                error
            );
        }
    }

    // A Docker plugin, or any program in the path.
    private string Find(string type) => type.Contains('/') ? type : CliPlugins.Find(call.Host, call.DockerConfig, type) ?? type;
}
