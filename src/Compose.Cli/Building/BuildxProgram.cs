using System.ComponentModel;
using System.Diagnostics;
using Compose.Cli.Calls;
using Compose.Cli.Hosting;
using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Cli.Building;

/// <summary>Builds with the docker plugin buildx, for features that need a session between engine and client.</summary>
internal sealed class BuildxProgram(Invocation call, BuildJob job, BuildOutput output)
{
    private const string Error = "ERROR: ";
    private const string Step = " > [";
    private string? said;

    /// <returns>The image id, or its name if buildx reports none.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var process = Start();
        await using var stop = cancellationToken.Register(() => CliPlugins.Kill(process)).ConfigureAwait(false);
        if (job.Build.DockerfileInline is { } inline)
            await process.StandardInput.WriteAsync(inline.AsMemory(), cancellationToken).ConfigureAwait(false);
        process.StandardInput.Close();
        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError)).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode == 0)
            return job.Tags[0];
        throw new EngineException(null, said ?? $"buildx exited with code {process.ExitCode}", "buildx build");
    }

    // The failure comes last: "ERROR: failed to solve: ..." on stderr, after " > [2/3] RUN make:" and the step's last lines.
    private async Task CopyAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(Error, StringComparison.Ordinal))
                said = line[Error.Length..];
            if (line.StartsWith(Step, StringComparison.Ordinal))
                output.Fail(job, line[(Step.Length - 1)..].TrimEnd(':'));
            output.Show(job, line);
        }
    }

    private Process Start()
    {
        var plugin = CliPlugins.Find(call.Host, call.DockerConfig, "buildx") ?? throw Missing(null);
        var start = new ProcessStartInfo(plugin)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in BuildxArguments.Of(job))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in call.Host.Variables)
            start.Environment[name] = value;
        // Variables from the project's .env that secrets read.
        foreach (var use in job.Build.Secrets)
            if (job.Project.FindSecret(use.Source)?.Environment is { } name && job.Project.Variables.TryGet(name, out var value))
                start.Environment[name] = value;
        start.Environment["DOCKER_HOST"] = call.Engine.Address;
        start.Environment["DOCKER_CONFIG"] = call.DockerConfig.Directory;
        // Marks a plugin invocation: buildx would then expect the plugin protocol.
        start.Environment.Remove("DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND");
        try
        {
            return Process.Start(start) ?? throw Missing(null);
        }
        catch (Win32Exception error)
        {
            throw Missing(error);
        }
    }

    private StepException Missing(Exception? inner) =>
        new(
            $"service {job.Service.Name}: {job.NeedsSession} is not available: buildx Docker CLI plugin not found",
            job.Service.PlaceOf("build"),
            inner
        )
        {
            Help =
                "Install the package docker-buildx or docker-buildx-plugin, or put the program docker-buildx into ~/.docker/cli-plugins.",
        };
}
