using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;

namespace Compose.Cli.Calls;

/// <summary>One run of a verb: the host, the global flags, and the verb's arguments.</summary>
internal sealed partial class Invocation(Host host, GlobalFlags globals, ParseResult parse)
{
    public Host Host { get; } = host;

    public GlobalFlags Globals { get; } = globals;

    public TextWriter Out => Host.Out;

    public TextWriter Err => Host.Err;

    /// <summary>The same run with other global flags.</summary>
    public Invocation With(GlobalFlags others) => new(Host, others, parse);

    /// <summary>The value of a flag, or its default.</summary>
    public T? Get<T>(Option<T> option) => parse.GetValue(option);

    public ImmutableArray<string> Get(Option<string[]> option) => [.. parse.GetValue(option) ?? []];

    public T? Get<T>(Argument<T> operand) => parse.GetValue(operand);

    public ImmutableArray<string> Get(Argument<string[]> operand) => [.. parse.GetValue(operand) ?? []];

    /// <summary>Whether the flag was given, whatever its value.</summary>
    public bool Given(Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>The given value of a flag; null when not given.</summary>
    public bool? Typed(Option<bool> option) => Given(option) ? parse.GetValue(option) : null;

    /// <summary>Refuses mutually exclusive flags.</summary>
    public void Refuse(Option one, Option other)
    {
        if (Given(one) && Given(other))
            throw new CommandFailed($"{one.Name} and {other.Name} are incompatible");
    }

    /// <summary>Refuses a flag beside another that makes it meaningless.</summary>
    public void RefuseBeside(Option one, Option other)
    {
        if (Given(one) && Given(other))
            throw new CommandFailed($"{one.Name} cannot be combined with {other.Name}");
    }
}
