using System.Collections.Concurrent;
using System.Text;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Cli.Runs;
using Compose.Engine;
using Compose.Engine.Configuration;
using Compose.Model.Inputs;
using Compose.Testing.Engines;

namespace Compose.Cli.Tests.InProcess;

/// <summary>
/// Runs the command in this process: with arguments, a local folder, an environment, in-memory streams, clock and engine. Sequential runs
/// use the same engine.
/// </summary>
/// <param name="folder">The working directory.</param>
/// <param name="home">The folder of its configuration and caches.</param>
internal sealed class MemoryHost(string folder, string home)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // The numbers of the processes that run; those of other hosts are on the same machine.
    private const int Other = 4711;
    private static readonly ConcurrentDictionary<int, bool> Running = new() { [Other] = true };
    private static int processes = 10000;

    public MemoryEngine Engine { get; init; } = new();

    /// <summary>How to connect to an engine; by default the one in memory.</summary>
    public Func<DockerFlags, DockerConfig, Action<string>, IEngine>? Connect { get; init; }

    /// <summary>Variables besides HOME and TZ.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public TerminalFacts Terminal { get; init; } = TerminalFacts.None;

    /// <summary>Actions run once certain words appear on standard output or standard error; cleared after the next run.</summary>
    public List<(string Words, Action<Interruption> Then)> Reactions { get; } = [];

    /// <summary>Whether another run has been announced.</summary>
    public bool ShowsRuns { get; private set; }

    /// <summary>Announces another run of this program, which began three seconds ago.</summary>
    public void Announce(string project, string verb, bool isAlive)
    {
        ShowsRuns = true;
        var since = Engine.Clock.GetUtcNow() - TimeSpan.FromSeconds(3);
        var run = new RunHolder("4711471147114711", verb, since, new ProcessIdentity("memory", isAlive ? Other : Other + 1, "1"));
        var volumes = new RunVolumes(Engine, project, run);
        volumes.SetAsync(volumes.Lock, CancellationToken.None).GetAwaiter().GetResult();
    }

    internal sealed record Result(int ExitCode, string Out, string Err);

    public Task<Result> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    /// <param name="input">The content of standard input.</param>
    public async Task<Result> RunAsync(IReadOnlyList<string> arguments, string input)
    {
        using MemoryConsole output = new(),
            errors = new();
        using var interruption = new Interruption(static code =>
            throw new InvalidOperationException($"the process would end at once, with exit code {code}")
        );
        foreach (var (words, then) in Reactions)
        {
            output.When(words, () => then(interruption));
            errors.When(words, () => then(interruption));
        }

        Reactions.Clear();
        var number = Interlocked.Increment(ref processes);
        Running[number] = true;
        var streams = new StandardStreams(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, errors);
        var host = new Host
        {
            Out = Writer(output),
            Err = Writer(errors),
            Streams = streams,
            Variables = new Dictionary<string, string>(Variables, StringComparer.Ordinal) { ["HOME"] = home, ["TZ"] = "UTC" },
            Clock = Engine.Clock.Hurrying,
            WorkingDirectory = folder,
            Terminal = Terminal,
            Files = new DiskFiles(),
            Interruption = interruption,
            Processes = new Lazy<ProcessTable>(() =>
                new ProcessTable(new ProcessIdentity("memory", number, "1"), asked => Running.ContainsKey(asked) ? "1" : null)
            ),
            Executable = Path.Combine(folder, "bin", "compose"),
            SystemPluginFolders = [.. CliPlugins.SystemFolders(Variables).Select(path => folder + path)],
            ConnectEngine = Connect ?? ((_, _, _) => Engine),
        };
        try
        {
            var code = await Task.Run(() => Program.RunAsync(host, [.. arguments])).WaitAsync(Limit);
            return new Result(code, output.Text, errors.Text);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException(
                $"compose {string.Join(' ', arguments)} does not end\n--- stdout\n{output.Text}--- stderr\n{errors.Text}--- "
                    + $"calls\n{string.Join('\n', Engine.Calls.Made.TakeLast(20))}"
            );
        }
        finally
        {
            Running.TryRemove(number, out _);
        }
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
}
