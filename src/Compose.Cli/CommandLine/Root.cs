using System.Collections.Immutable;
using System.CommandLine;

namespace Compose.Cli.CommandLine;

/// <summary>From arguments to a verb that runs. Only the named verb is built: describing all forty would cost more than most of them take to run.</summary>
internal static class Root
{
    private static readonly ParserConfiguration AsTyped = new() { ResponseFileTokenReplacer = null };

    /// <exception cref="CommandFailed">The command line cannot be understood, or the verb failed.</exception>
    public static Task<int> RunAsync(Host host, ReadOnlySpan<string> arguments)
    {
        var global = new GlobalOptions();
        var front = Posix.Read(global.Command, arguments, stopAtFirstOperand: true);
        var help = front.AsksForHelp;
        var operands = front.Operands;
        if (operands is ["help", .. var about]) (help, operands) = (true, about);
        if (operands is not ["compose", .. var behind]) return RunAsync(host, global, front.Flags, operands, help);

        // As a plugin of docker: its own flags, the word compose, then ours.
        var ours = Posix.Read(global.Command, behind.AsSpan(), stopAtFirstOperand: true);
        return RunAsync(host with { Name = "docker compose" }, global, [.. front.Flags, .. ours.Flags], ours.Operands, help || ours.AsksForHelp);
    }

    private static Task<int> RunAsync(Host host, GlobalOptions global, ImmutableArray<string> flags, ImmutableArray<string> operands, bool help)
    {
        var parse = Parse(global.Command, flags);
        if (global.AsksForVersion(parse)) operands = ["version"];
        if (operands is ["help", .. var about]) (help, operands) = (true, about);
        if (operands.Length == 0)
        {
            HelpPage.WriteOverview(host, global.Command);
            return Task.FromResult(ExitCode.Ok);
        }

        if (VerbList.Find(operands[0]) is not { } verb)
            throw new CommandFailed($"unknown command: \"{host.Name} {operands[0]}\"{Suggestion.For(operands[0], VerbList.Names)}\nSee \"{host.Name} --help\"");

        return RunAsync(host, global.Read(parse), verb.Create(), operands.AsSpan()[1..], help);
    }

    private static Task<int> RunAsync(Host host, GlobalFlags globals, VerbCommand verb, ReadOnlySpan<string> arguments, bool help)
    {
        var dryRun = GlobalOptions.DryRunFlag();
        verb.Options.Add(dryRun);
        try
        {
            var read = help ? null : Posix.Read(verb, arguments, verb.StopsAtFirstOperand);
            if (read is null || read.AsksForHelp)
            {
                HelpPage.Write(host, verb);
                return Task.FromResult(ExitCode.Ok);
            }

            CheckCount(host, verb, read.Operands);
            var parse = Parse(verb, [.. read.Flags, "--", .. read.Operands]);
            if (parse.GetValue(dryRun)) globals = globals with { DryRun = true };
            if (!verb.IsQuick) host.Interruption.Listen();
            return verb.Run(new Invocation(host, globals, parse), host.Interruption.Requested);
        }
        catch (CommandFailed failure) when (failure.Code == ExitCode.Failed && verb.UnusableCode != ExitCode.Failed)
        {
            throw new CommandFailed(failure.HasMessage ? failure.Message : null, verb.UnusableCode);
        }
    }

    private static void CheckCount(Host host, VerbCommand verb, ImmutableArray<string> operands)
    {
        var least = 0;
        var most = 0L;
        foreach (var argument in verb.Arguments)
        {
            least += argument.Arity.MinimumNumberOfValues;
            most += argument.Arity.MaximumNumberOfValues;
        }

        if (operands.Length < least)
        {
            var missing = string.Join(' ', verb.Arguments.Where(static a => a.Arity.MinimumNumberOfValues > 0).Select(static a => a.Name));
            throw new CommandFailed($"\"{host.Name} {verb.Name}\" needs {missing}\nSee \"{host.Name} {verb.Name} --help\"");
        }

        if (operands.Length > most)
            throw new CommandFailed($"\"{host.Name} {verb.Name}\" does not take \"{operands[(int)most]}\"\nSee \"{host.Name} {verb.Name} --help\"");
    }

    private static ParseResult Parse(Command command, IReadOnlyList<string> arguments)
    {
        var parse = command.Parse(arguments, AsTyped);
        return parse.Errors is [var error, ..] ? throw new CommandFailed(error.Message) : parse;
    }
}
