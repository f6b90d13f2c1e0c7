namespace Compose.Model.Diagnostics;

/// <summary>What a finding is about. A cause hides what only follows from it on the same line.</summary>
public enum FindingKind
{
    /// <summary>What values say.</summary>
    Content,

    /// <summary>The text of the file and its keys, which no variable can change.</summary>
    File,

    /// <summary>A variable: what its value would have been is judged by nobody.</summary>
    Variable,
}
