using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Compose.EndToEnd.Tests.Running;
using Compose.Testing.Words;
using Xunit;

namespace Compose.EndToEnd.Tests.Words;

/// <summary>
/// Runs every engine case once, in a shell with <c>compose</c>, <c>docker</c>, the project's name as <c>$COMPOSE_PROJECT_NAME</c> and a
/// free port as <c>$PORT</c>. In the output they become <c>shop</c> and <c>$PORT</c>, the folder <c>$PWD</c>, ids <c>$ID</c>.
/// </summary>
public sealed partial class EngineWordRuns : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, CommandResult> runs = new(StringComparer.Ordinal);

    internal CommandResult this[string name] => runs[name];

    public Task InitializeAsync() =>
        Parallel.ForEachAsync(
            WordCase.OfEngine,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (one, _) => runs[one.Name] = await RunAsync(one)
        );

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<CommandResult> RunAsync(WordCase one)
    {
        await using var project = TestProject.Of("services: {}");
        await one.WriteFilesAsync(project.Folder);
        var port = $"{TestProject.FreePort()}";
        project.Variables["PORT"] = port;
        project.Variables["PATH"] = $"{Path.GetDirectoryName(Binary.Path)}:{Environment.GetEnvironmentVariable("PATH")}";
        try
        {
            foreach (var command in one.Commands.SkipLast(1))
            {
                var before = await ShellAsync(project, command);
                if (before.ExitCode != 0)
                    return before;
            }

            var result = await ShellAsync(project, one.Commands[^1]);
            return result with
            {
                Error = Id()
                    .Replace(
                        result
                            .Error.Replace(project.Folder, "$PWD", StringComparison.Ordinal)
                            .Replace(project.Name, "shop", StringComparison.Ordinal)
                            .Replace(port, "$PORT", StringComparison.Ordinal)
                            .ReplaceLineEndings("\n"),
                        "$$ID"
                    ),
            };
        }
        finally
        {
            foreach (var command in one.Afterwards)
                await ShellAsync(project, command);
        }
    }

    private static async Task<CommandResult> ShellAsync(TestProject project, string line)
    {
        await using var shell = RunningCommand.Run("/bin/sh", project.Folder, project.Variables, ["-c", line]);
        await shell.TypeAsync("");
        return await shell.EndAsync();
    }

    [GeneratedRegex("\\b([0-9a-f]{64}|[0-9a-f]{12})\\b")]
    private static partial Regex Id();
}
