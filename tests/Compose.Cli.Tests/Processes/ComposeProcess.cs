using System.Diagnostics;

namespace Compose.Cli.Tests.Processes;

/// <summary>
/// The command, run as by a user: in a folder, with pipes, and with a fixed environment. It is the file named by COMPOSE_BIN, else the one
/// built with these tests.
/// </summary>
internal static class ComposeProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static string Program { get; } =
        System.Environment.GetEnvironmentVariable("COMPOSE_BIN") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "compose.exe" : "compose");

    /// <summary>Location of these tests' runtime, which the built command needs too.</summary>
    public static string DotnetRoot { get; } =
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."))
            .TrimEnd('/');

    /// <summary>The fixed variables.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>
        {
            ["DOTNET_ROOT"] = DotnetRoot,
            ["TZ"] = "UTC",
            ["DOCKER_HOST"] = "unix:///nowhere/docker.sock",
        };

    internal sealed record Result(int ExitCode, string Out, string Err);

    public static Process Start(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (
            var (name, value) in Environment
                .Append(KeyValuePair.Create("HOME", folder))
                .Concat(variables ?? new Dictionary<string, string>())
        )
            start.Environment[name] = value;

        return Process.Start(start) ?? throw new InvalidOperationException("the command does not start");
    }

    public static async Task<Result> RunAsync(
        string folder,
        IEnumerable<string> arguments,
        string input = "",
        IReadOnlyDictionary<string, string>? variables = null
    )
    {
        using var process = Start(folder, arguments, variables);
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return new Result(process.ExitCode, await output, await errors);
    }
}
