namespace Compose.Model.Diagnostics;

/// <summary>What a finding is about. A cause hides its consequences on the same line.</summary>
public enum FindingKind
{
    /// <summary>Values.</summary>
    Content,

    /// <summary>The text of the file and its keys, independent of variables.</summary>
    File,

    /// <summary>A part of the file that is not read, since it is in the wrong place.</summary>
    Lost,

    /// <summary>A variable; its missing value is not checked.</summary>
    Variable,
}
