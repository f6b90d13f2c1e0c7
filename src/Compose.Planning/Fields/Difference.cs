using System.Collections.Immutable;

namespace Compose.Planning.Fields;

/// <summary>A value that differs, before secrets are starred.</summary>
/// <param name="Attribute">The attribute and the place in it: <c>environment</c>, <c>TAG</c>.</param>
/// <param name="Name">Empty for the attribute itself.</param>
/// <param name="Old">Null when it was not set.</param>
/// <param name="New">Null when it is not set: the image or the engine decides.</param>
internal sealed record Difference(string Attribute, string Name, Shown? Old, Shown? New, Certainty Certainty)
{
    public string Path =>
        Name.Length == 0 ? Attribute
        : Name[0] == '[' ? Attribute + Name
        : $"{Attribute}.{Name}";
}

/// <summary>A value as text; a list also by items, to find the one that is new.</summary>
internal sealed record Shown(string Text, ImmutableArray<string> Items)
{
    public static Shown? Of(string? text) => text is null ? null : new Shown(text, []);

    /// <summary>A list in brackets; null when empty.</summary>
    public static Shown? Of(IEnumerable<string>? list) =>
        list?.ToImmutableArray() is { IsEmpty: false } items ? new Shown($"[{string.Join(", ", items)}]", items) : null;

    /// <summary>A command line: words with blanks in quotes. Null when empty.</summary>
    public static Shown? Words(IReadOnlyList<string>? words) =>
        words is { Count: > 0 }
            ? new Shown(string.Join(' ', words.Select(static word => word.Length == 0 || word.Contains(' ') ? $"\"{word}\"" : word)), [])
            : null;
}

/// <summary>Whether an attribute of the service must have changed for a value to differ.</summary>
internal enum Certainty
{
    Certain,

    /// <summary>The engine may have given the value, or ignored it, too.</summary>
    Possible,

    /// <summary>The engine gives every container such a value.</summary>
    Unlikely,
}
