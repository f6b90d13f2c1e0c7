namespace Compose.Model.Diagnostics;

/// <summary>How findings are written for people.</summary>
public sealed record DiagnosticStyle
{
    /// <summary>Full, without colours, lines as long as they are.</summary>
    public static readonly DiagnosticStyle Plain = new();

    /// <summary>Columns there are; longer source lines are cut around what is marked. 0: no limit.</summary>
    public int Width { get; init; }

    public bool Colors { get; init; }

    /// <summary>One line a finding, for problem matchers and editors: no excerpt, no notes.</summary>
    public bool Concise { get; init; }
}
