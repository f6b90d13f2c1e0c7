namespace Compose.Cli.Patterns;

internal enum PatternAction
{
    /// <summary>Goes on behind a character that is accepted.</summary>
    Character,

    /// <summary>Goes on at the first of two steps, or else at the second.</summary>
    Either,
    Jump,

    /// <summary>Remembers where a group begins or ends.</summary>
    Save,

    /// <summary>Goes on where something holds of a place in the text.</summary>
    Assert,
    Done,
}

/// <summary>
/// One step of an expression. Steps are named by how far they are away, so that a piece of an expression can be repeated as it is.
/// </summary>
internal readonly record struct PatternStep(
    PatternAction Action,
    Predicate<char>? Accepts = null,
    int First = 0,
    int Second = 0,
    Func<string, int, bool>? Holds = null
);
