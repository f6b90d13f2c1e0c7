using System.Globalization;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Testing.Engines.Containers;

namespace Compose.Testing.Engines.Processes;

/// <summary>
/// A process: a shell with the commands that tests need (<c>echo exit sleep wait cat read trap true false pwd touch rm stty test env</c>),
/// or one of them alone. It runs synchronously until it waits, so that everything possible has happened when the call that started it is
/// answered. As process 1 of a container it ignores signals that it does not trap.
/// </summary>
internal sealed class ShellProcess
{
    /// <summary>128 plus the number of SIGKILL.</summary>
    public const int Killed = 137;

    private static readonly string[] Shells = ["sh", "/bin/sh", "ash", "bash"];
    private static readonly string[] Commands =
    [
        "echo",
        "exit",
        "sleep",
        "wait",
        "cat",
        "read",
        "trap",
        "true",
        "false",
        "pwd",
        "touch",
        "rm",
        "stty",
        "test",
        "[",
        "env",
        "id",
        "exec",
        ":",
    ];

    private readonly CancellationTokenSource stop = new();
    private readonly Dictionary<string, string> traps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> variables;
    private readonly Lock gate = new();
    private int? exit;

    public ShellProcess(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        Arguments = arguments;
        variables = new Dictionary<string, string>(environment, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Arguments { get; }

    public required IReadOnlyDictionary<string, string> Programs { get; init; }

    public required TimeProvider Clock { get; init; }

    public required ContainerFiles Files { get; init; }

    public required Action<OutputKind, ReadOnlyMemory<byte>> Output { get; init; }

    /// <summary>Called once, with the exit code.</summary>
    public required Action<int> Ended { get; init; }

    public Stream? Input { get; init; }

    public string WorkingDirectory { get; init; } = "/";

    public string User { get; init; } = "root";

    public TerminalSize Size { get; set; } = new(0, 0);

    /// <summary>Whether such a program exists in an image.</summary>
    public static bool Knows(string program, IReadOnlyDictionary<string, string> programs) =>
        Shells.Contains(program) || Commands.Contains(program) || program == "busybox" || programs.ContainsKey(program);

    public void Begin() => _ = RunAsync();

    /// <summary>A signal: <c>TERM</c>, <c>KILL</c>, …</summary>
    public void Signal(string name)
    {
        if (name == "KILL")
            End(Killed);
        else if (traps.TryGetValue(name, out var script))
            _ = ObeyAsync(script);
    }

    private async Task ObeyAsync(string script)
    {
        await RunScriptAsync(script).ConfigureAwait(false);
        if (exit is { } code)
            End(code);
    }

    private async Task RunAsync()
    {
        try
        {
            string[] arguments = [.. Arguments is ["busybox", ..] ? Arguments.Skip(1) : Arguments];
            var code = arguments switch
            {
                [var shell, "-c", var script, ..] when Shells.Contains(shell) => await RunScriptAsync(script).ConfigureAwait(false),
                [var shell, ..] when Shells.Contains(shell) => await RunInputAsync().ConfigureAwait(false),
                [var program, ..] when Programs.TryGetValue(program, out var script) => await RunScriptAsync(script).ConfigureAwait(false),
                _ => await RunAsync([.. arguments]).ConfigureAwait(false),
            };
            End(exit ?? code);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // Killed from outside, which has been reported.
        }
    }

    private void End(int code)
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested)
                return;
            stop.Cancel();
        }

        Ended(code);
    }

    private async Task<int> RunInputAsync()
    {
        var code = 0;
        while (exit is null && await ReadLineAsync().ConfigureAwait(false) is { } line)
            code = await RunScriptAsync(line).ConfigureAwait(false);
        return code;
    }

    private async Task<int> RunScriptAsync(string script)
    {
        var (code, before) = (0, Joint.Always);
        foreach (var (text, next) in ShellWords.Commands(script))
        {
            var wanted = before switch
            {
                Joint.OnSuccess => code == 0,
                Joint.OnFailure => code != 0,
                _ => true,
            };
            before = next;
            if (!wanted || next == Joint.Background)
                continue;
            code = await RunAsync(ShellWords.Words(text, name => variables.GetValueOrDefault(name, ""))).ConfigureAwait(false);
            if (exit is { } ended)
                return ended;
        }

        return code;
    }

    private async Task<int> RunAsync(List<string> words)
    {
        stop.Token.ThrowIfCancellationRequested();
        var errors = words.Remove(">&2");
        string? target = null;
        if (words.IndexOf(">") is >= 0 and var at)
        {
            target = Absolute(words[at + 1]);
            words.RemoveRange(at, 2);
        }

        switch (words)
        {
            case ["echo", .. var text]:
                if (target is null)
                    Say(string.Join(' ', text), errors);
                else
                    Files.Write(target, Encoding.UTF8.GetBytes(string.Join(' ', text) + "\n"));
                return 0;
            case ["exit", .. var code]:
                exit = code is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
                return exit.Value;
            case ["exec", .. var command]:
                exit = await RunAsync(command).ConfigureAwait(false);
                return exit.Value;
            case ["sleep", var time]:
                await Task.Delay(DurationOf(time), Clock, stop.Token).ConfigureAwait(false);
                return 0;
            case ["wait"]:
                await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(false);
                return 0;
            case ["cat"]:
                await CopyInputAsync().ConfigureAwait(false);
                return 0;
            case ["cat", var file]:
                return Files.Read(Absolute(file)) is { } content
                    ? Show(content)
                    : Complain($"cat: can't open '{file}': No such file or directory");
            case ["read", var name]:
                variables[name] = await ReadLineAsync().ConfigureAwait(false) ?? "";
                return 0;
            case ["trap", var script, .. var signals]:
                foreach (var signal in signals)
                    traps[signal] = script;
                return 0;
            case ["touch", var file]:
                Files.Write(Absolute(file), ReadOnlyMemory<byte>.Empty);
                return 0;
            case ["rm", .., var file]:
                return Files.Remove(Absolute(file)) ? 0 : Complain($"rm: can't remove '{file}': No such file or directory");
            case ["test" or "[", "-e" or "-f", var file, ..]:
                return Files.Read(Absolute(file)) is null ? 1 : 0;
            case ["pwd"]:
                return Say(WorkingDirectory);
            case ["id", ..]:
                return Say(User);
            case ["env"]:
                return Say(
                    string.Join('\n', variables.Select(static variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal))
                );
            case ["stty", "size"]:
                return Say(string.Create(CultureInfo.InvariantCulture, $"{Size.Rows} {Size.Columns}"));
            case ["true" or ":"]:
                return 0;
            case ["false"]:
                return 1;
            case [var shell, "-c", var script, ..] when Shells.Contains(shell):
                return await RunScriptAsync(script).ConfigureAwait(false);
            case [var program, ..] when Programs.TryGetValue(program, out var script):
                return await RunScriptAsync(script).ConfigureAwait(false);
            default:
                Complain($"sh: {words.FirstOrDefault("")}: not found");
                return 127;
        }
    }

    private string Absolute(string path) => path.StartsWith('/') ? path : $"{WorkingDirectory.TrimEnd('/')}/{path}";

    private int Say(string text, bool errors = false)
    {
        Write(errors ? OutputKind.Stderr : OutputKind.Stdout, Encoding.UTF8.GetBytes(text + "\n"));
        return 0;
    }

    private int Show(ReadOnlyMemory<byte> content)
    {
        Write(OutputKind.Stdout, content);
        return 0;
    }

    private int Complain(string text)
    {
        Say(text, errors: true);
        return 1;
    }

    private void Write(OutputKind kind, ReadOnlyMemory<byte> bytes)
    {
        if (!stop.IsCancellationRequested)
            Output(kind, bytes);
    }

    private async Task CopyInputAsync()
    {
        var buffer = new byte[16 * 1024];
        while (Input is not null && await Input.ReadAsync(buffer, stop.Token).ConfigureAwait(false) is > 0 and var count)
            Write(OutputKind.Stdout, buffer.AsMemory(0, count));
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (Input is not null && await Input.ReadAsync(one, stop.Token).ConfigureAwait(false) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]);
            line.Add(one[0]);
        }

        return line.Count == 0 ? null : Encoding.UTF8.GetString([.. line]);
    }

    private static TimeSpan DurationOf(string text) =>
        text is "infinity" or "inf" ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture));
}
