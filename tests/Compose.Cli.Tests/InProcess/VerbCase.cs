using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Compose.Cli.Hosting;
using Compose.Engine.Contract;

namespace Compose.Cli.Tests.InProcess;

/// <summary>
/// A folder under <c>fixtures/verbs</c>: <c>steps</c> sets up the engine and lists the commands to run, in order; the other files are the
/// project; <c>expected.txt</c> is the output of each command and its calls that changed the engine.
/// </summary>
/// <remarks>
/// A line of <c>steps</c> is one of <c>image NAME [SCRIPT]</c> and <c>registry NAME [SCRIPT]</c> (an image on the engine or in the
/// registry, and the script its containers run), <c>program NAME SCRIPT</c>, <c>api VERSION</c>, <c>port NUMBER</c> (in use elsewhere),
/// <c>held PROJECT VERB</c> (another run of this program changes the project, since three seconds), <c>died PROJECT VERB</c> (it was
/// killed), <c>released PROJECT</c>, <c>fail CALL: MESSAGE</c>, <c>recover</c>, <c>pass SECONDS</c>, <c>^C</c>, <c>write FILE TEXT</c>,
/// <c>after WORDS: STEP</c> (executed while the next command runs, once it has written these words), <c>before CALL: $ COMMAND</c> (a
/// second command runs before the next such call; its output is not shown), <c>$ COMMAND</c>, <c>&lt; LINE</c> (standard input of the next
/// command). <c>#</c> starts a comment; <c>$PWD</c> is the folder. The announcements of runs are shown only
/// where another run is announced.
/// </remarks>
internal sealed partial record VerbCase(string Folder)
{
    public const string Expected = "expected.txt";
    private const string Steps = "steps";
    private const string Announcement = "compose-run.";

    public async Task<string> RunAsync()
    {
        using var copy = new CaseFolder(Folder, Expected, Steps);
        var host = new MemoryHost(copy.Path, copy.Home);
        var text = new StringBuilder();
        var input = new StringBuilder();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Folder, Steps)))
        {
            var (word, rest) = Split(line);
            switch (word)
            {
                case "" or "#":
                    break;
                case "$":
                    await RunAsync(host, copy, rest, input.ToString(), text);
                    input.Clear();
                    break;
                case "<":
                    input.Append(rest).Append('\n');
                    break;
                case "after" when rest.Split(": ", 2) is [var words, var step]:
                    host.Reactions.Add((words, interruption => React(host, copy, interruption, step)));
                    break;
                default:
                    Prepare(host, copy, word, rest);
                    break;
            }
        }

        return RandomName().Replace(copy.Anonymous(text.ToString()), "$1$2$$RANDOM");
    }

    private static void React(MemoryHost host, CaseFolder copy, Interruption interruption, string step)
    {
        var (word, rest) = Split(step);
        if (word == "^C")
            interruption.Strike();
        else
            Prepare(host, copy, word, rest);
    }

    private static void Prepare(MemoryHost host, CaseFolder copy, string word, string rest)
    {
        var engine = host.Engine;
        var (name, script) = Split(rest);
        string[] scripts = script.Length == 0 ? [] : [script];
        switch (word)
        {
            case "image":
                engine.AddImage(name, scripts);
                break;
            case "registry":
                engine.PublishImage(name, scripts);
                break;
            case "program":
                engine.Programs[name] = script;
                break;
            case "api" when ApiVersion.TryParse(rest, out var version):
                engine.Api = version;
                break;
            case "port":
                engine.TakePort(int.Parse(rest, CultureInfo.InvariantCulture));
                break;
            case "fail" when rest.Split(": ", 2) is [var call, var message]:
                engine.Calls.Fail(call, message);
                break;
            case "held" or "died":
                host.Announce(name, script, isAlive: word == "held");
                break;
            case "released":
                host.Engine.RemoveVolumeAsync($"{Announcement}{name}", force: true, CancellationToken.None).GetAwaiter().GetResult();
                break;
            case "before" when rest.Split(": $ ", 2) is [var call, var command]:
                var other = new MemoryHost(copy.Path, copy.Home) { Engine = engine };
                engine.Calls.Before(call, () => other.RunAsync(TypedLine.Read(command).Arguments, ""));
                break;
            case "recover":
                engine.Calls.Recover();
                break;
            case "pass":
                engine.Clock.Advance(TimeSpan.FromSeconds(double.Parse(rest, CultureInfo.InvariantCulture)));
                break;
            case "write":
                copy.Write(name, script.Replace("\\n", "\n", StringComparison.Ordinal) + "\n");
                break;
            default:
                throw new FormatException($"{word} {rest}: no step begins so");
        }
    }

    private static async Task RunAsync(MemoryHost host, CaseFolder copy, string line, string typed, StringBuilder text)
    {
        var command = TypedLine.Read(line);
        host.Variables.Clear();
        foreach (var (name, value) in command.Variables)
            host.Variables[name] = value.Replace("$PWD", copy.Path, StringComparison.Ordinal);
        host.Engine.Calls.Clear();
        var input = command.Input is { } file ? await File.ReadAllTextAsync(Path.Combine(copy.Path, file)) : typed;
        var result = await host.RunAsync(command.Arguments, input);
        if (text.Length > 0)
            text.Append('\n');
        text.AppendRun(line, result.ExitCode, result.Out, result.Err);
        var calls = host
            .Engine.Calls.Made.Where(call => host.ShowsRuns || !call.Subject.StartsWith(Announcement, StringComparison.Ordinal))
            .ToImmutableArray();
        foreach (var call in calls.Where(static call => call.Changes))
            text.Append("  ").Append(call).Append('\n');
        var looks = calls
            .Where(static call => !call.Changes)
            .Select(static call => call.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (!looks.IsEmpty)
            text.Append("  (").AppendJoin(", ", looks).Append(")\n");
    }

    private static (string Word, string Text) Split(string line) =>
        line.Split(' ', 2) is [var first, var rest] ? (first, rest.Trim()) : (line.Trim(), "");

    // Runs, one-off and hook containers have random names.
    [GeneratedRegex("((?:-run-|-pre_start-|compose-bridge-))[0-9a-f]{12}|(compose-run\\.[^.\\s]+\\.)[0-9a-f]{16}")]
    private static partial Regex RandomName();
}
