using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;

namespace Compose.Cli.Calls;

/// <summary>One run of one verb: the world, what was said in front of the verb, and what was said behind it.</summary>
internal sealed partial class Invocation(Host host, GlobalFlags globals, ParseResult parse)
{
    public Host Host { get; } = host;

    public GlobalFlags Globals { get; } = globals;

    public TextWriter Out => Host.Out;

    public TextWriter Err => Host.Err;

    /// <summary>The same run, as if other flags stood in front of the verb.</summary>
    public Invocation With(GlobalFlags others) => new(Host, others, parse);

    /// <summary>The value of a flag, or its default.</summary>
    public T? Get<T>(Option<T> option) => parse.GetValue(option);

    public ImmutableArray<string> Get(Option<string[]> option) => [.. parse.GetValue(option) ?? []];

    public T? Get<T>(Argument<T> operand) => parse.GetValue(operand);

    public ImmutableArray<string> Get(Argument<string[]> operand) => [.. parse.GetValue(operand) ?? []];

    /// <summary>Whether the flag was typed, whatever its value.</summary>
    public bool Given(Option option) => parse.GetResult(option) is { Implicit: false };

    /// <summary>The flag, typed; null when it was not.</summary>
    public bool? Typed(Option<bool> option) => Given(option) ? parse.GetValue(option) : null;

    /// <summary>Refuses a command line that names two flags that exclude each other.</summary>
    public void Refuse(Option one, Option other)
    {
        if (Given(one) && Given(other))
            throw new CommandFailed($"{one.Name} and {other.Name} are incompatible");
    }

    /// <summary>Refuses a command line that names a flag beside one that it leaves nothing to do.</summary>
    public void RefuseBeside(Option one, Option other)
    {
        if (Given(one) && Given(other))
            throw new CommandFailed($"{one.Name} cannot be combined with {other.Name}");
    }
}
