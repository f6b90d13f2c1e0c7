using System.Collections.Immutable;
using System.Globalization;

namespace Compose.Testing.Words;

/// <summary>
/// A command line and the phrases of Docker Compose that its output must contain. A file under <c>fixtures/words</c> holds many: <c>===
/// name</c>, <c>$ command line</c>, <c>! exit code</c> unless it is 1, <c>&gt; words</c> on standard error, and its files, each after a
/// <c>--- path</c>. Engine cases may have several command lines, of which the last one counts; <c>~ command line</c> for cleanup; and <c>?
/// 1.44</c> for phrases that only engines below that API version provoke.
/// </summary>
public sealed record WordCase(string Name)
{
    public ImmutableArray<string> Commands { get; init; } = [];

    public ImmutableArray<string> Afterwards { get; init; } = [];

    public Version? Before { get; init; }

    public int ExitCode { get; init; } = 1;

    public ImmutableArray<string> Words { get; init; } = [];

    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    /// <summary>The cases that need no engine.</summary>
    public static ImmutableArray<WordCase> All { get; } = In("words");

    public static ImmutableArray<WordCase> OfEngine { get; } = In("words", "engine");

    public async Task WriteFilesAsync(string folder)
    {
        foreach (var (path, text) in Files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!); // a combined path always has a folder
            await File.WriteAllTextAsync(full, text);
        }
    }

    private static ImmutableArray<WordCase> In(params string[] folder) =>
        [
            .. Directory
                .EnumerateFiles(Fixtures.PathOf(folder), "*.txt")
                .Order(StringComparer.Ordinal)
                .SelectMany(static file => Read(File.ReadAllLines(file))),
        ];

    private static IEnumerable<WordCase> Read(string[] lines)
    {
        WordCase? current = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                if (current is not null)
                    yield return current;
                current = new WordCase(line[4..]);
            }
            else if (current is not null)
            {
                current = current.With(line);
            }
        }

        if (current is not null)
            yield return current;
    }

    private WordCase With(string line) =>
        line switch
        {
            ['-', '-', '-', ' ', .. var path] => this with { Files = Files.Add((path, "")) },
            _ when Files is [.., var (path, text)] => this with { Files = Files.SetItem(Files.Length - 1, (path, text + line + "\n")) },
            ['$', ' ', .. var command] => this with { Commands = Commands.Add(command) },
            ['~', ' ', .. var command] => this with { Afterwards = Afterwards.Add(command) },
            ['?', ' ', .. var version] => this with { Before = Version.Parse(version) },
            ['!', ' ', .. var code] => this with { ExitCode = int.Parse(code, CultureInfo.InvariantCulture) },
            ['>', ' ', .. var words] => this with { Words = Words.Add(words) },
            _ => throw new FormatException($"{Name}: {line}"),
        };
}
