namespace Compose.Model.Diagnostics;

/// <summary>Whether a fix may be applied without a person looking at it.</summary>
public enum Applicability
{
    /// <summary>The resolved project stays the same, or the file could not have been used at all.</summary>
    Safe,

    /// <summary>The meaning may change.</summary>
    Unsafe,
}
