using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Execution;

namespace Compose.Cli.Converging;

/// <summary>
/// Programs behind services that are no containers: <c>PROGRAM compose --project-name=P up --option=value SERVICE</c>. They write a JSON object a
/// line, <c>{"type":"info|error|setenv|rawsetenv|debug","message":"…"}</c>.
/// </summary>
internal sealed class ProviderPrograms(Invocation call) : IProviders
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<KeyValuePair<string, string>>> RunAsync(Project project, Service service, string action, Action<string> tell, CancellationToken cancellationToken)
    {
        var provider = service.Provider ?? throw new InvalidOperationException($"service {service.Name} has no provider");
        using var process = Start(project, service, provider, action);
        await using var stop = cancellationToken.Register(() => CliPlugins.Kill(process)).ConfigureAwait(false);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var variables = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        string? said = null;
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            var (type, message) = Read(line, service);
            switch (type)
            {
                case "info": tell(message); break;
                case "error": said = message; break;
                case "setenv": variables.Add(Variable(message, service.Name.ToUpperInvariant().Replace('-', '_') + "_")); break;
                case "rawsetenv": variables.Add(Variable(message, "")); break;
            }
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var words = said ?? (await errors.ConfigureAwait(false)).Trim();
        if (process.ExitCode == 0) return variables.ToImmutable();
        throw new StepException($"provider {provider.Type} failed for service {service.Name}: {(words.Length > 0 ? words : $"exit code {process.ExitCode}")}", service.PlaceOf("provider"));
    }

    private Process Start(Project project, Service service, Provider provider, string action)
    {
        var options = provider.Options.SelectMany(static option => option.Value.Select(value => $"--{option.Key}={value}"));
        try
        {
            return CliPlugins.Start(call.Host, Find(provider.Type), project.Directory, ["compose", $"--project-name={project.Name}", action, .. options, service.Name], []);
        }
        catch (Win32Exception error)
        {
            throw Missing(provider, service, error);
        }
    }

    // A plugin of Docker, or any program in the path.
    private string Find(string type) => type.Contains('/') ? type : CliPlugins.Find(call.DockerConfig, type) ?? type;

    private static (string Type, string Message) Read(string line, Service service)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return (json.RootElement.GetProperty("type").GetString() ?? "", json.RootElement.GetProperty("message").GetString() ?? "");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StepException($"provider of service {service.Name} wrote what is no message: {line}", service.PlaceOf("provider"), error);
        }
    }

    private static KeyValuePair<string, string> Variable(string text, string prefix)
    {
        var split = text.IndexOf('=');
        return split < 0 ? new(prefix + text, "") : new(prefix + text[..split], text[(split + 1)..]);
    }

    private static StepException Missing(Provider provider, Service service, Exception inner) =>
        new($"provider {provider.Type} of service {service.Name} is no program that can be run: is it installed and in PATH?", service.PlaceOf("provider"), inner);
}
