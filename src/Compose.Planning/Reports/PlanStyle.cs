namespace Compose.Planning.Reports;

/// <summary>How a plan is written for people.</summary>
public sealed record PlanStyle
{
    public static readonly PlanStyle Plain = new();

    public bool Colors { get; init; }

    /// <summary>Columns; words that do not fit are continued on the next line.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Paths below it are shown relative to it; null for paths as they are.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>A text without the working directory in its paths.</summary>
    internal string Relative(string text) =>
        WorkingDirectory is { Length: > 0 } folder
            ? text.Replace(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            : text;
}
