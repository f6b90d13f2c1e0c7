namespace Compose.Cli.Patterns;

internal enum PatternAction
{
    /// <summary>Consumes an accepted character.</summary>
    Character,

    /// <summary>Continues at the first of two steps, or else at the second.</summary>
    Either,
    Jump,

    /// <summary>Records the start or end of a group.</summary>
    Save,

    /// <summary>Continues if a condition holds at the position.</summary>
    Assert,
    Done,
}

/// <summary>One step of an expression. Steps refer to each other by relative distance, so that a part can be repeated unchanged.</summary>
internal readonly record struct PatternStep(
    PatternAction Action,
    Predicate<char>? Accepts = null,
    int First = 0,
    int Second = 0,
    Func<string, int, bool>? Holds = null
);
