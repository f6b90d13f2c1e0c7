using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Failures;
using Compose.Model.Syntax;

namespace Compose.Cli.Flags;

/// <summary>
/// Normalises docker-style arguments so that the parser cannot misread them: <c>-fa</c> and <c>-f a</c> become <c>--file=a</c>, <c>-it</c>
/// becomes two flags, operands come last after <c>--</c>. Otherwise the parser would treat an unknown flag as an operand (`up --bogus`
/// would name a service) and `exec -T web true` would apply the command's first word to the flag.
/// </summary>
internal sealed class Posix
{
    // Values the parser accepts for a switch; it would treat any other word as an operand.
    private static readonly ImmutableArray<string> Booleans =
    [
        "true",
        "false",
        "True",
        "False",
        "TRUE",
        "FALSE",
        "t",
        "f",
        "T",
        "F",
        "1",
        "0",
    ];

    private readonly Command command;
    private readonly ImmutableArray<string>.Builder flags = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder operands = ImmutableArray.CreateBuilder<string>();

    private Posix(Command command) => this.command = command;

    /// <summary>The flags in normalised spelling.</summary>
    public ImmutableArray<string> Flags => flags.ToImmutable();

    /// <summary>Everything that is not a flag.</summary>
    public ImmutableArray<string> Operands => operands.ToImmutable();

    /// <summary>Whether -h or --help was given.</summary>
    public bool AsksForHelp { get; private set; }

    /// <param name="stopAtFirstOperand">Whether flags after the first operand are operands too.</param>
    /// <exception cref="CommandFailed">An unknown flag, or a flag without its value.</exception>
    public static Posix Read(Command command, ReadOnlySpan<string> arguments, bool stopAtFirstOperand)
    {
        var read = new Posix(command);
        for (var at = 0; at < arguments.Length; at++)
        {
            var argument = arguments[at];
            if (argument == "--")
            {
                read.operands.AddRange(arguments[(at + 1)..]);
                break;
            }

            if (argument.StartsWith("--", StringComparison.Ordinal))
            {
                read.ReadName(argument, arguments, ref at);
            }
            else if (argument.Length > 1 && argument[0] == '-')
            {
                read.ReadLetters(argument, arguments, ref at);
            }
            else if (stopAtFirstOperand)
            {
                read.operands.AddRange(arguments[at..]);
                break;
            }
            else
            {
                read.operands.Add(argument);
            }
        }

        return read;
    }

    private void ReadName(string argument, ReadOnlySpan<string> arguments, ref int at)
    {
        var equals = argument.IndexOf('=');
        var name = equals < 0 ? argument : argument[..equals];
        if (Find(name) is not { } option)
        {
            if (name == "--help")
            {
                AsksForHelp = true;
                return;
            }

            throw new CommandFailed($"unknown flag: {name}{DidYouMean.For(name, LongNames())}");
        }

        if (equals >= 0)
            Add(option, argument[(equals + 1)..]);
        else if (NeedsNoValue(option))
            flags.Add(option.Name);
        else if (++at < arguments.Length)
            Add(option, arguments[at]);
        else
            throw new CommandFailed($"flag needs an argument: {name}");
    }

    private void ReadLetters(string argument, ReadOnlySpan<string> arguments, ref int at)
    {
        for (var i = 1; i < argument.Length; i++)
        {
            var letter = argument[i];
            if (Find("-" + letter) is not { } option)
            {
                if (letter == 'h')
                {
                    AsksForHelp = true;
                    continue;
                }

                throw new CommandFailed($"unknown shorthand flag: '{letter}' in {argument}");
            }

            var rest = argument[(i + 1)..];
            if (rest.StartsWith('='))
                Add(option, rest[1..]);
            else if (NeedsNoValue(option))
            {
                flags.Add(option.Name);
                continue;
            }
            else if (rest.Length > 0)
                Add(option, rest);
            else if (++at < arguments.Length)
                Add(option, arguments[at]);
            else
                throw new CommandFailed($"flag needs an argument: '{letter}' in {argument}");

            return;
        }
    }

    /// <summary>The parser drops an empty value after an equals sign, so it becomes a separate word.</summary>
    private void Add(Option option, string value)
    {
        if (option.ValueType == typeof(bool) && !Booleans.Contains(value))
            throw new CommandFailed($"invalid argument \"{value}\" for \"{option.Name}\" flag: expected true or false");
        if (value.Length > 0)
        {
            flags.Add($"{option.Name}={value}");
            return;
        }

        flags.Add(option.Name);
        flags.Add(value);
    }

    private Option? Find(string name)
    {
        foreach (var option in command.Options)
            if (option.Name == name || option.Aliases.Contains(name))
                return option;
        return null;
    }

    private IEnumerable<string> LongNames() => command.Options.Where(static o => !o.Hidden).Select(static o => o.Name).Append("--help");

    private static bool NeedsNoValue(Option option) => option.ValueType == typeof(bool) || option.Arity.MinimumNumberOfValues == 0;
}
