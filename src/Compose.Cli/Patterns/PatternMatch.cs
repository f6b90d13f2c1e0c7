using System.Collections.Immutable;

namespace Compose.Cli.Patterns;

/// <summary>Where an expression matches a text.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset behind its last one.</param>
internal sealed record PatternMatch(string Text, int Start, int End, ImmutableArray<string?> Groups, int[] Saved)
{
    public string Value => Text[Start..End];

    /// <summary>What a group matched, by its name or its number, which counts from 1; empty when it took no part.</summary>
    public string this[string name] => this[Groups.IndexOf(name) + 1];

    public string this[int number] => Saved[2 * number - 1] < 0 ? "" : Text[Saved[2 * number - 2]..Saved[2 * number - 1]];
}
