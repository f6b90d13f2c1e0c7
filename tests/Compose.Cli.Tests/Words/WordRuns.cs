using System.Collections.Concurrent;
using System.Globalization;
using Compose.Cli.Tests.Processes;
using Compose.Testing.Words;
using Xunit;

namespace Compose.Cli.Tests.Words;

/// <summary>Runs every case once.</summary>
public sealed class WordRuns : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, (string Said, int ExitCode)> runs = new(StringComparer.Ordinal);

    /// <summary>Standard error, with <c>$PWD</c> for the folder, and the exit code.</summary>
    internal (string Said, int ExitCode) this[string name] => runs[name];

    public Task InitializeAsync() => Parallel.ForEachAsync(WordCase.All, async (one, _) => runs[one.Name] = await RunAsync(one));

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<(string Said, int ExitCode)> RunAsync(WordCase one)
    {
        var root = Directory.CreateTempSubdirectory("compose-words-");
        try
        {
            var folder = root.CreateSubdirectory("project");
            await one.WriteFilesAsync(folder.FullName);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "args"), one.Commands.Single());
            var told = await new CommandCase(folder.FullName).RunInProcessAsync();
            var errors = told.IndexOf("--- stderr\n", StringComparison.Ordinal);
            var end = told.LastIndexOf("--- exit ", StringComparison.Ordinal);
            return (
                errors < 0 ? "" : told[(errors + "--- stderr\n".Length)..end],
                int.Parse(told[(end + "--- exit ".Length)..], CultureInfo.InvariantCulture)
            );
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
