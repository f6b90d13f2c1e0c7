using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Compose.Model;
using Compose.Model.Output;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Cli.Plugins;

/// <summary>The dialogue with a running provider.</summary>
internal sealed class ProviderTalk(Project project, Service service, Process process, Action<string> tell, Action<string> warn)
{
    private readonly SortedDictionary<string, string> prefixed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> raw = new(StringComparer.Ordinal);
    private Task answers = Task.CompletedTask;

    /// <summary>The variables for services that depend on this one; the last of equal names wins.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Variables =>
        [.. prefixed.Where(variable => !raw.ContainsKey(variable.Key)), .. raw];

    /// <summary>Processes its messages until the end of its output.</summary>
    /// <exception cref="StepException">It reports an error, or writes an invalid message.</exception>
    public async Task ListenAsync()
    {
        try
        {
            var messages = JsonSerializer.DeserializeAsyncEnumerable(
                process.StandardOutput.BaseStream,
                ProviderJson.Default.ProviderMessage,
                topLevelValues: true
            );
            await foreach (var message in messages.ConfigureAwait(false))
                Take(message?.Type ?? "", message?.Message ?? "");
        }
        catch (JsonException error)
        {
            throw Failed("invalid response from plugin: its output is not a message", error);
        }

        await EndInputAsync().ConfigureAwait(false);
        Compare();
    }

    private void Take(string type, string message)
    {
        switch (type)
        {
            case "info":
                tell(message.TrimEnd('\n').Split('\n')[0]);
                break;
            case "error":
                throw Failed(message);
            case "setenv":
                Note(message, service.Name.ToUpperInvariant() + "_", prefixed);
                break;
            case "rawsetenv":
                Note(message, "", raw);
                break;
            case "get-service-config":
                answers = AnswerAsync(answers);
                break;
            case "debug":
                break;
            default:
                throw Failed($"invalid response from plugin: {type}");
        }
    }

    private void Note(string text, string prefix, SortedDictionary<string, string> into)
    {
        var split = text.IndexOf('=');
        if (split < 0)
            throw Failed($"invalid response from plugin: {text}");
        into[prefix + text[..split]] = text[(split + 1)..];
    }

    /// <summary>Sends the service definition as one line of JSON. Not awaited while the provider may still be writing to us.</summary>
    private async Task AnswerAsync(Task before)
    {
        await before.ConfigureAwait(false);
        try
        {
            await process.StandardInput.WriteLineAsync(JsonWriter.WriteCompact(service.Node, Service.Shape)).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It no longer reads; its exit code shows why.
        }
    }

    private async Task EndInputAsync()
    {
        await answers.ConfigureAwait(false);
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // As above.
        }
    }

    private void Compare()
    {
        foreach (var dependent in project.Services.Where(other => other.DependsOn.Any(dependency => dependency.Name == service.Name)))
            foreach (var (name, value) in raw)
                if (dependent.Environment.Any(variable => variable.Key == name && variable.Value != value))
                    warn($"provider \"{service.Name}\" overrides environment variable \"{name}\" in service \"{dependent.Name}\"");
    }

    private StepException Failed(string words, Exception? inner = null) =>
        new($"service {service.Name}: {words}", service.PlaceOf("provider"), inner);
}
