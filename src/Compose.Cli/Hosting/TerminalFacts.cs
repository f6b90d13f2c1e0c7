namespace Compose.Cli.Hosting;

/// <summary>Which of the three streams are terminals, and how large they are.</summary>
internal sealed record TerminalFacts(bool In, bool Out, bool Err)
{
    /// <summary>Where nobody looks: pipes and files.</summary>
    public static readonly TerminalFacts None = new(false, false, false);

    /// <summary>Columns and rows now; asked again after a resize. 80x24 where nobody knows.</summary>
    public Func<(int Columns, int Rows)> Size { get; init; } = static () => (80, 24);
}
