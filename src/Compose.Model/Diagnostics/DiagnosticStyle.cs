namespace Compose.Model.Diagnostics;

/// <summary>Rendering options for findings.</summary>
public sealed record DiagnosticStyle
{
    /// <summary>Full output, no colours, unlimited line length.</summary>
    public static readonly DiagnosticStyle Plain = new();

    /// <summary>Available columns; longer source lines are cut around the mark. 0: unlimited.</summary>
    public int Width { get; init; }

    public bool Colors { get; init; }

    /// <summary>One line per finding, for problem matchers and editors: no excerpt, no notes.</summary>
    public bool Concise { get; init; }
}
