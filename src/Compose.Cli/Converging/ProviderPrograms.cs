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
    private static readonly string[] PluginFolders = ["/usr/local/lib/docker/cli-plugins", "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins"];

    /// <inheritdoc/>
    public async Task<ImmutableArray<KeyValuePair<string, string>>> RunAsync(Project project, Service service, string action, Action<string> tell, CancellationToken cancellationToken)
    {
        var provider = service.Provider ?? throw new InvalidOperationException($"service {service.Name} has no provider");
        using var process = Start(project, service, provider, action);
        await using var stop = cancellationToken.Register(() => Kill(process)).ConfigureAwait(false);
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
        var start = new ProcessStartInfo(Find(provider.Type)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = project.Directory };
        start.ArgumentList.Add("compose");
        start.ArgumentList.Add($"--project-name={project.Name}");
        start.ArgumentList.Add(action);
        foreach (var (name, values) in provider.Options)
            foreach (var value in values) start.ArgumentList.Add($"--{name}={value}");
        start.ArgumentList.Add(service.Name);
        start.Environment.Clear();
        foreach (var (name, value) in call.Host.Variables) start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw Missing(provider, service, null);
        }
        catch (Win32Exception error)
        {
            throw Missing(provider, service, error);
        }
    }

    // A plugin of Docker, or any program in the path.
    private string Find(string type)
    {
        if (type.Contains('/')) return type;
        return PluginFolders.Prepend(Path.Combine(call.DockerConfig.Directory, "cli-plugins")).Select(folder => Path.Combine(folder, "docker-" + type))
            .FirstOrDefault(File.Exists, type);
    }

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

    private static StepException Missing(Provider provider, Service service, Exception? inner) =>
        new($"provider {provider.Type} of service {service.Name} is no program that can be run: is it installed and in PATH?", service.PlaceOf("provider"), inner);

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
