using System.Collections.Immutable;

namespace Compose.Cli.Patterns;

/// <summary>A match of an expression in a text.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character.</param>
internal sealed record PatternMatch(string Text, int Start, int End, ImmutableArray<string?> Groups, int[] Saved)
{
    public string Value => Text[Start..End];

    /// <summary>The text of a group, by name or by number counting from 1; empty when it did not participate.</summary>
    public string this[string name] => this[Groups.IndexOf(name) + 1];

    public string this[int number] => Saved[2 * number - 1] < 0 ? "" : Text[Saved[2 * number - 2]..Saved[2 * number - 1]];
}
