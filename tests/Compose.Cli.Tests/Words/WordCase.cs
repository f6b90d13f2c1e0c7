using System.Collections.Immutable;
using System.Globalization;
using Compose.Cli.Tests.Processes;
using Compose.Testing;

namespace Compose.Cli.Tests.Words;

/// <summary>
/// A command line and the words of Docker Compose that must stand in what it says. A file under <c>fixtures/words</c> holds many: <c>=== name</c>,
/// <c>$ command line</c>, <c>! exit code</c> unless it is 1, <c>&gt; words</c> on standard error, and its files, each below a <c>--- path</c>.
/// </summary>
internal sealed record WordCase(string Name)
{
    public string Command { get; init; } = "";

    public int ExitCode { get; init; } = 1;

    public ImmutableArray<string> Words { get; init; } = [];

    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    public static ImmutableArray<WordCase> All { get; } =
        [.. Directory.EnumerateFiles(Fixtures.PathOf("words"), "*.txt").Order(StringComparer.Ordinal).SelectMany(static file => Read(File.ReadAllLines(file)))];

    /// <summary>What standard error gets, with <c>$PWD</c> for the folder; and how the command ends.</summary>
    public async Task<(string Said, int ExitCode)> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("compose-words-");
        try
        {
            var folder = root.CreateSubdirectory("project");
            foreach (var (path, text) in Files)
            {
                var full = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!); // a combined path always has a folder
                await File.WriteAllTextAsync(full, text);
            }

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "args"), Command);
            var told = await new CommandCase(folder.FullName).RunAsync();
            var errors = told.IndexOf("--- stderr\n", StringComparison.Ordinal);
            var end = told.LastIndexOf("--- exit ", StringComparison.Ordinal);
            return (errors < 0 ? "" : told[(errors + "--- stderr\n".Length)..end], int.Parse(told[(end + "--- exit ".Length)..], CultureInfo.InvariantCulture));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static IEnumerable<WordCase> Read(string[] lines)
    {
        WordCase? current = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                if (current is not null) yield return current;
                current = new WordCase(line[4..]);
            }
            else if (current is not null)
            {
                current = current.With(line);
            }
        }

        if (current is not null) yield return current;
    }

    private WordCase With(string line) => line switch
    {
        ['-', '-', '-', ' ', .. var path] => this with { Files = Files.Add((path, "")) },
        _ when Files is [.., var (path, text)] => this with { Files = Files.SetItem(Files.Length - 1, (path, text + line + "\n")) },
        ['$', ' ', .. var command] => this with { Command = command },
        ['!', ' ', .. var code] => this with { ExitCode = int.Parse(code, CultureInfo.InvariantCulture) },
        ['>', ' ', .. var words] => this with { Words = Words.Add(words) },
        _ => throw new FormatException($"{Name}: {line}"),
    };
}
