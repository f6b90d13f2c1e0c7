namespace Compose.Cli.Hosting;

/// <summary>Which of the three streams are terminals, and their size.</summary>
internal sealed record TerminalFacts(bool In, bool Out, bool Err)
{
    /// <summary>No terminals, only pipes and files.</summary>
    public static readonly TerminalFacts None = new(false, false, false);

    /// <summary>Current columns and rows; read again after a resize. 80x24 when unknown.</summary>
    public Func<(int Columns, int Rows)> Size { get; init; } = static () => (80, 24);
}
