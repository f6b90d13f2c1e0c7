using System.CommandLine;

namespace Compose.Cli.Flags;

/// <summary>Factories for operands of verbs.</summary>
internal static class Operand
{
    /// <summary>Any number of services; none means all.</summary>
    public static Argument<string[]> Services() => Many("SERVICE", 0);

    public static Argument<string> Service() => new("SERVICE") { Arity = ArgumentArity.ExactlyOne };

    public static Argument<string> One(string name) => new(name) { Arity = ArgumentArity.ExactlyOne };

    public static Argument<string?> Optional(string name) => new(name) { Arity = ArgumentArity.ZeroOrOne };

    public static Argument<string[]> Many(string name, int atLeast) =>
        new(name) { Arity = new ArgumentArity(atLeast, ArgumentArity.OneOrMore.MaximumNumberOfValues) };
}
