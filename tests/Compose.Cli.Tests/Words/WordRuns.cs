using System.Collections.Concurrent;
using Xunit;

namespace Compose.Cli.Tests.Words;

/// <summary>Every case, run once.</summary>
public sealed class WordRuns : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, (string Said, int ExitCode)> runs = new(StringComparer.Ordinal);

    internal (string Said, int ExitCode) this[string name] => runs[name];

    public Task InitializeAsync() => Parallel.ForEachAsync(WordCase.All, async (one, _) => runs[one.Name] = await one.RunAsync());

    public Task DisposeAsync() => Task.CompletedTask;
}
