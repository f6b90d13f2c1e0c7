#pragma warning disable RS0030 // The only place with the real console, environment and clock.
using System.Collections;
using System.Text;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Engine;
using Compose.Engine.Configuration;
using Compose.Files;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Planning.Execution;

namespace Compose.Cli;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is [CliPlugins.MetadataVerb])
            return PluginProtocol.WriteMetadata(new DescriptorStream(1));
        using var interruption = new Interruption(Environment.Exit);
        var host = RealHost(interruption);
        PluginProtocol.FollowParent(host);
        return RunAsync(host, arguments).GetAwaiter().GetResult();
    }

    /// <summary>Runs and returns an exit code; failures become messages, never stack traces.</summary>
    internal static async Task<int> RunAsync(Host host, string[] arguments)
    {
        VerbRun? run = null;
        try
        {
            run = Root.Read(host, arguments);
            if (run is null)
                return ExitCode.Ok;
            if (!run.Verb.IsQuick)
                Prepare(run);
            return await run.RunAsync(host.Interruption.Requested).ConfigureAwait(false);
        }
        catch (Exception failure) when (OfOutput(failure) is { } broken)
        {
            if (!broken.IsUnread)
                Tell(host, run, new CommandFailed($"output cannot be written: {FileTrouble.Reason(broken)}"));
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (host.Interruption.Requested.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure)
        {
            var asked = failure as CommandFailed;
            if (asked is not { HasMessage: false })
                Tell(host, run, failure);
            return CodeOf(run, asked);
        }
    }

    /// <summary>The failure of our own output, which a step of a plan may have met.</summary>
    private static BrokenOutputException? OfOutput(Exception failure) =>
        failure as BrokenOutputException
        ?? (failure as PlanFailedException)?.Failures.Select(static step => step.Error).OfType<BrokenOutputException>().FirstOrDefault();

    /// <summary>What ends a checking verb with a message is not a finding; its own findings have been printed, so there is none.</summary>
    private static int CodeOf(VerbRun? run, CommandFailed? asked) =>
        asked is null or { Code: ExitCode.Failed, HasMessage: true } ? run?.Verb.UnusableCode ?? ExitCode.Failed : asked.Code;

    /// <summary>Prepares longer work: conflicting settings are refused first, and signals end it in order.</summary>
    private static void Prepare(VerbRun run)
    {
        run.Call.CheckSettings();
        run.Call.Host.Interruption.Listen();
    }

    private static void Tell(Host host, VerbRun? run, Exception failure)
    {
        var text = FailureText.Of(failure);
        try
        {
            if (run?.Call.Globals.Progress == "json")
                host.Err.WriteLine(FailureText.AsJson(text));
            else
                host.Err.WriteLine(host.Variable("COMPOSE_DEBUG") is null ? Legible.Of(text) : failure.ToString());
        }
        catch (BrokenOutputException)
        {
            // Output is impossible; the exit code has to do.
        }
    }

    private static Host RealHost(Interruption interruption)
    {
        var variables = new Dictionary<string, string>(
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
        );
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        var streams = OperatingSystem.IsWindows()
            ? new StandardStreams(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError())
            : new StandardStreams(new DescriptorStream(0), new DescriptorStream(1), new DescriptorStream(2));
        return new Host
        {
            Out = Writer(streams.Out),
            Err = Writer(streams.Err),
            Streams = streams,
            Variables = variables,
            Clock = TimeProvider.System,
            WorkingDirectory = Environment.CurrentDirectory,
            Terminal = Terminals(),
            Files = new DiskFiles(),
            Interruption = interruption,
            Processes = new Lazy<ProcessTable>(static () => ProcessTable.Of(Environment.ProcessId)),
            ConnectEngine = Connect,
            Executable = Environment.ProcessPath ?? "",
            SystemPluginFolders = CliPlugins.SystemFolders(variables),
        };
    }

    internal static IEngine Connect(DockerFlags flags, DockerConfig config, Action<string> whenSlow)
    {
        var endpoint = flags.ToChoice().Resolve(config);
        return new EngineClient(endpoint, config) { WhenSlow = () => whenSlow(endpoint.Text) };
    }

    /// <summary>LF on every system: piped output must not depend on it.</summary>
    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };

    private static TerminalFacts Terminals()
    {
        if (OperatingSystem.IsWindows())
            return new(!Console.IsInputRedirected, !Console.IsOutputRedirected, !Console.IsErrorRedirected);
        return new(SystemCalls.IsTerminal(0), SystemCalls.IsTerminal(1), SystemCalls.IsTerminal(2))
        {
            Size = static () => SystemCalls.WindowSize(2) ?? SystemCalls.WindowSize(1) ?? SystemCalls.WindowSize(0) ?? (80, 24),
        };
    }
}
