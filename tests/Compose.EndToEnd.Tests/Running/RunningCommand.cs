using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>A running command whose output can be watched.</summary>
internal sealed partial class RunningCommand : IAsyncDisposable
{
    private const int Interrupt = 2;

    private readonly string line;
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly Task read;

    private RunningCommand(string line, Process process)
    {
        this.line = line;
        this.process = process;
        read = Task.WhenAll(CollectAsync(process.StandardOutput, output), CollectAsync(process.StandardError, error));
    }

    public string Output => Read(output);

    public string Error => Read(error);

    /// <summary>Starts compose.</summary>
    public static RunningCommand Start(string folder, IReadOnlyDictionary<string, string> variables, IEnumerable<string> arguments) =>
        Run(Binary.Path, folder, variables, arguments);

    public static RunningCommand Run(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> variables,
        IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Surroundings.Apply(start, variables);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        return new RunningCommand($"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)}", process);
    }

    /// <summary>Writes to standard input and closes it.</summary>
    public async Task TypeAsync(string text)
    {
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
    }

    public Task SignalAsync(string signal) => Signals.SendAsync(process, signal);

    public void SendInterrupt() => _ = Kill(process.Id, Interrupt);

    /// <summary>Waits for a text on either output stream.</summary>
    public Task UntilSaidAsync(string text) =>
        Eventually.BecomesTrueAsync(
            $"'{text}' is said by '{line}', which so far said:\n{Output}{Error}",
            () => Task.FromResult((Output + Error).Contains(text, StringComparison.Ordinal))
        );

    public async Task<CommandResult> EndAsync(TimeSpan? timeout = null)
    {
        using var limit = new CancellationTokenSource(timeout ?? Eventually.CommandLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            await read.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"still running after its time: {new CommandResult(line, -1, Output, Error)}");
        }

        return new CommandResult(line, process.ExitCode, Output, Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task CollectAsync(StreamReader reader, StringBuilder into)
    {
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            lock (into)
                into.Append(buffer, 0, read);
        }
    }

    private static string Read(StringBuilder from)
    {
        lock (from)
            return from.ToString();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
