using System.Diagnostics;

namespace Compose.Cli.Tests.Processes;

/// <summary>The built command, run as a person would: in a folder, with pipes, and with an environment that is always the same.</summary>
internal static class ComposeProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    internal sealed record Result(int ExitCode, string Out, string Err);

    public static async Task<Result> RunAsync(string folder, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "compose.exe" : "compose"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["TZ"] = "UTC";
        start.Environment["DOCKER_HOST"] = "unix:///nowhere/docker.sock";
        if (dotnet is not null) start.Environment["DOTNET_ROOT"] = dotnet;
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException("the command does not start");
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return new Result(process.ExitCode, await output, await errors);
    }
}
