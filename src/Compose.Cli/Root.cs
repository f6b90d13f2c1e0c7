using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Calls;
using Compose.Cli.Completion;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Cli.Verbs;
using Compose.Model.Syntax;

namespace Compose.Cli;

/// <summary>A verb and its invocation.</summary>
internal sealed record VerbRun(VerbCommand Verb, Invocation Call)
{
    // A verb that only groups others has shown its help instead.
    public Task<int> RunAsync(CancellationToken cancellationToken) => Verb.Run!(Call, cancellationToken);
}

/// <summary>
/// Parses arguments into a verb to run. Builds only the named verb: building all forty would take longer than most of them run.
/// </summary>
internal static class Root
{
    private static readonly ParserConfiguration AsTyped = new() { ResponseFileTokenReplacer = null };

    /// <summary>The verb to run; null when already answered (help).</summary>
    /// <exception cref="CommandFailed">The command line is invalid.</exception>
    public static VerbRun? Read(Host host, ReadOnlySpan<string> arguments)
    {
        var global = new GlobalOptions();
        var front = Flags(global.Command, arguments, stopAtFirstOperand: true, host.Name);
        var help = front.AsksForHelp;
        var operands = front.Operands;
        if (operands is ["help", .. var about])
            (help, operands) = (true, about);
        if (operands is [CompletionAnswer.Question or CompletionAnswer.BriefQuestion, .. var words])
        {
            // Docker prefixes the plugin's name to the words it passes on.
            var question = words is ["compose", .. var ofPlugin] ? ofPlugin : words;
            return new VerbRun(
                CompletionAnswer.Create(question, operands[0] == CompletionAnswer.BriefQuestion),
                new Invocation(host, new GlobalFlags(), Parse(global.Command, []))
            );
        }

        if (operands is not ["compose", .. var behind])
            return Read(host, global, front.Flags, operands, help);

        // As a docker plugin: docker's flags, the word compose, then ours.
        var ours = Flags(global.Command, behind.AsSpan(), stopAtFirstOperand: true, "docker compose");
        return Read(
            host with
            {
                Name = "docker compose",
            },
            global,
            [.. front.Flags, .. ours.Flags],
            ours.Operands,
            help || ours.AsksForHelp
        );
    }

    private static VerbRun? Read(Host host, GlobalOptions global, ImmutableArray<string> flags, ImmutableArray<string> operands, bool help)
    {
        var parse = Parse(global.Command, flags);
        if (global.AsksForVersion(parse))
            operands = ["version"];
        if (operands is ["help", .. var about])
            (help, operands) = (true, about);
        // The reference's group of experimental verbs.
        if (operands is ["alpha", .. var tried])
            operands = tried;
        if (operands.Length == 0)
        {
            HelpPage.WriteOverview(host, global.Command);
            return null;
        }

        if (VerbList.Find(operands.AsSpan()) is not var (verb, words))
            throw new CommandFailed(
                $"unknown docker command: \"compose {operands[0]}\"{DidYouMean.For(operands[0], VerbList.NamesUnder(""))}\nSee \"{host.Name} --help\""
            );

        var command = verb.Create();
        try
        {
            foreach (var old in global.Deprecated(parse))
                host.Err.WriteLine(old);
            return Read(host, global.Read(parse), command, operands.AsSpan()[words..], help);
        }
        catch (CommandFailed failure) when (failure.Code != command.UnusableCode)
        {
            throw new CommandFailed(failure.Message, command.UnusableCode);
        }
    }

    private static VerbRun? Read(Host host, GlobalFlags globals, VerbCommand verb, ReadOnlySpan<string> arguments, bool help)
    {
        var (dryRun, noWaitLock) = verb.AddCommonFlags();
        var read = help ? null : Flags(verb, arguments, verb.StopsAtFirstOperand, $"{host.Name} {verb.Path}");
        if (read is null || read.AsksForHelp)
        {
            HelpPage.Write(host, verb);
            return null;
        }

        CheckCount(host, verb, read.Operands);
        if (verb.Gathers)
        {
            HelpPage.Write(host, verb);
            return null;
        }

        var parse = Parse(verb, [.. read.Flags, "--", .. read.Operands]);
        if (parse.GetValue(dryRun))
            globals = globals with { DryRun = true };
        if (noWaitLock is not null && parse.GetValue(noWaitLock))
            globals = globals with { NoWaitLock = true };
        return new VerbRun(verb, new Invocation(host, globals, parse));
    }

    /// <param name="called">The command whose help an error message refers to.</param>
    private static Posix Flags(Command command, ReadOnlySpan<string> arguments, bool stopAtFirstOperand, string called)
    {
        try
        {
            return Posix.Read(command, arguments, stopAtFirstOperand);
        }
        catch (CommandFailed failure)
        {
            throw new CommandFailed($"{failure.Message}\nSee \"{called} --help\"", failure.Code);
        }
    }

    private static void CheckCount(Host host, VerbCommand verb, ImmutableArray<string> operands)
    {
        if (verb.Gathers && operands is [var unknown, ..])
            throw new CommandFailed(
                $"unknown docker command: \"compose {verb.Path} {unknown}\"{DidYouMean.For(unknown, VerbList.NamesUnder(verb.Path))}\nSee "
                    + $"\"{host.Name} {verb.Path} --help\""
            );
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
            throw new CommandFailed(
                $"requires at least {least} arg(s), only received {operands.Length}: \"{host.Name} {verb.Path}\" needs {missing}\nSee "
                    + $"\"{host.Name} {verb.Path} --help\""
            );
        }

        if (operands.Length > most)
            throw new CommandFailed(
                $"{(most == 0 ? $"unknown command \"{operands[0]}\" for \"{host.Name} {verb.Path}\", which takes no operands" : $"accepts at most {most} arg(s), received {operands.Length}: \"{host.Name} {verb.Path}\" does not take {operands[(int)most]}")}\nSee \"{host.Name} {verb.Path} --help\""
            );
    }

    private static ParseResult Parse(Command command, IReadOnlyList<string> arguments)
    {
        var parse = command.Parse(arguments, AsTyped);
        return parse.Errors is [var error, ..] ? throw new CommandFailed(error.Message) : parse;
    }
}
