using System.ComponentModel;
using System.Diagnostics;
using Compose.Files;
using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>Runs git, which has access to the user's keys, proxies and helpers.</summary>
/// <param name="program">Name or path of the program.</param>
/// <param name="variables">Its complete environment; terminal prompts are disabled.</param>
internal sealed class GitProgram(string program, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Runs git and returns its standard output.</summary>
    /// <exception cref="RemoteResourceException">Git is missing or failed; the message is its last line of output.</exception>
    public string Run(string? folder, CancellationToken cancellationToken, params ReadOnlySpan<string> arguments)
    {
        using var process = Start(folder, arguments);
        using var stop = cancellationToken.Register(() => Kill(process));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode == 0)
            return output;
        var said = error.GetAwaiter().GetResult().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        throw new RemoteResourceException($"git: {(said.Length == 0 ? $"exit code {process.ExitCode}" : said[^1])}");
    }

    private Process Start(string? folder, ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_SSH_COMMAND"] = "ssh -o ControlMaster=no -o BatchMode=yes";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start)!; // null only when an existing process is reused, which shell execution alone does
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw new RemoteResourceException($"the program `{program}` cannot be run: {FileTrouble.Reason(e)}", e);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has exited.
        }
    }
}
