using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Hosting;
using Compose.Files;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Model.Text;
using Compose.Planning.Observation;
using Compose.Planning.Plans;

namespace Compose.Cli.Plugins;

/// <summary>
/// Docker's plugin for language models: <c>docker-model ls --json</c>, <c>status --json</c>, <c>pull MODEL</c> and <c>configure
/// [--context-size N] MODEL [-- FLAGS]</c>.
/// </summary>
internal sealed class ModelPlugin(Invocation call) : ILanguageModels
{
    /// <summary>The state of models; null when the plugin is not installed, or the project has no model. Changes nothing.</summary>
    /// <exception cref="StepException">The plugin fails, or its answer is invalid.</exception>
    public async Task<ObservedModels?> ReadAsync(Project project, CancellationToken cancellationToken)
    {
        if (project.Models.IsEmpty || CliPlugins.Find(call.Host, call.DockerConfig, "model") is null)
            return null;
        var at = project.Models[0].KeyAt;
        var models = AskAsync(["ls", "--json"], at, Tags, cancellationToken);
        var endpoint = AskAsync(["status", "--json"], at, static json => json.GetProperty("endpoint").GetString() ?? "", cancellationToken);
        var release = project.Models.All(static model => model.RuntimeFlags.IsEmpty)
            ? Task.FromResult<string?>(null)
            : AskAsync(["docker-cli-plugin-metadata"], at, static json => json.GetProperty("Version").GetString(), cancellationToken);
        await Task.WhenAll(models, endpoint, release).ConfigureAwait(false);
        return new ObservedModels(
            await endpoint.ConfigureAwait(false),
            await models.ConfigureAwait(false),
            await release.ConfigureAwait(false)
        );
    }

    /// <inheritdoc/>
    public Task PullAsync(ModelResource model, Action<string> tell, CancellationToken cancellationToken) =>
        RunAsync(["pull", model.Model ?? ""], model.PlaceOf("model"), tell, cancellationToken);

    /// <inheritdoc/>
    public Task ConfigureAsync(ModelResource model, bool withFlags, CancellationToken cancellationToken)
    {
        List<string> arguments = ["configure"];
        if (model.ContextSize is > 0 and var size)
            arguments.AddRange(["--context-size", size.ToString(CultureInfo.InvariantCulture)]);
        arguments.Add(model.Model ?? "");
        if (withFlags && !model.RuntimeFlags.IsEmpty)
            arguments.AddRange(["--", .. model.RuntimeFlags]);
        return RunAsync(arguments, model.KeyAt, static _ => { }, cancellationToken);
    }

    private static ImmutableArray<string> Tags(JsonElement models) =>
        [
            .. models
                .EnumerateArray()
                .SelectMany(static model =>
                    model.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
                        ? tags.EnumerateArray().Select(static tag => tag.GetString() ?? "")
                        : []
                ),
        ];

    private async Task<T> AskAsync<T>(
        IReadOnlyList<string> arguments,
        Location at,
        Func<JsonElement, T> read,
        CancellationToken cancellationToken
    )
    {
        var answer = await RunAsync(arguments, at, static _ => { }, cancellationToken).ConfigureAwait(false);
        try
        {
            using var json = JsonDocument.Parse(answer);
            return read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StepException($"docker-model {arguments[0]} returned an invalid answer: {answer.Trim()}", at, error);
        }
    }

    /// <returns>Its standard output.</returns>
    private async Task<string> RunAsync(
        IReadOnlyList<string> arguments,
        Location at,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        using var process = Start(arguments, at);
        await using var stop = cancellationToken.Register(() => CliPlugins.Kill(process)).ConfigureAwait(false);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        List<string> lines = [];
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            lines.Add(line);
            if (line.Length > 0)
                tell(line);
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode == 0)
            return string.Join('\n', lines);
        var words = (await errors.ConfigureAwait(false)).Trim() is { Length: > 0 } said
            ? said
            : lines.LastOrDefault(static line => line.Length > 0);
        throw new StepException($"docker-model {string.Join(' ', arguments)} failed: {words ?? $"exit code {process.ExitCode}"}", at)
        {
            Help = "`docker model status` shows whether the model runner is running.",
        };
    }

    private System.Diagnostics.Process Start(IReadOnlyList<string> arguments, Location at)
    {
        var program =
            CliPlugins.Find(call.Host, call.DockerConfig, "model") ?? throw new StepException("the Docker Model plugin is missing", at);
        try
        {
            return CliPlugins.Start(
                call.Host,
                program,
                call.Host.WorkingDirectory,
                arguments,
                [KeyValuePair.Create("DOCKER_HOST", call.Engine.Address)]
            );
        }
        catch (Win32Exception error)
        {
            throw new StepException($"the Docker Model plugin {program} cannot be run: {FileTrouble.Reason(error)}", at, error);
        }
    }
}
