using System.ComponentModel;
using System.Diagnostics;
using Compose.Engine;

namespace Compose.Cli.Building;

/// <summary>A build by the program <c>docker buildx build</c>, for what needs a session between engine and client.</summary>
internal sealed class BuildxProgram(Invocation call, BuildJob job, BuildOutput output)
{
    /// <returns>The image's id, or its name when buildx does not say.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var process = Start();
        await using var stop = cancellationToken.Register(() => Kill(process)).ConfigureAwait(false);
        if (job.Build.DockerfileInline is { } inline) await process.StandardInput.WriteAsync(inline.AsMemory(), cancellationToken).ConfigureAwait(false);
        process.StandardInput.Close();
        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError)).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode == 0) return job.Tags[0];
        throw new EngineException(null, $"docker buildx ended with exit code {process.ExitCode}", "docker buildx build");
    }

    private async Task CopyAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line) output.Show(job.Service.Name, line);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("docker")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in BuildxArguments.Of(job, SecretOf)) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in call.Host.Variables) start.Environment[name] = value;
        // Variables of the project's .env that secrets are read from.
        foreach (var use in job.Build.Secrets)
            if (job.Project.FindSecret(use.Source)?.Environment is { } name && job.Project.Variables.TryGet(name, out var value))
                start.Environment[name] = value;
        start.Environment["DOCKER_HOST"] = call.Engine.Address;
        try
        {
            return Process.Start(start) ?? throw Missing(null);
        }
        catch (Win32Exception error)
        {
            throw Missing(error);
        }
    }

    private EngineException Missing(Exception? inner) =>
        new(null, $"{job.NeedsSession} needs the program docker with its plugin buildx, which cannot be run here", "docker buildx", inner);

    // id=NAME,src=FILE or id=NAME,env=VARIABLE
    private string? SecretOf(Model.Services.FileMount use)
    {
        var id = use.Target ?? use.Source;
        return job.Project.FindSecret(use.Source) switch
        {
            { File: { } file } => $"id={id},src={file}",
            { Environment: { } variable } => $"id={id},env={variable}",
            _ => null,
        };
    }

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
