namespace Compose.Planning.Plans;

/// <summary>Observes the execution of a plan. Called concurrently; must not throw.</summary>
public interface IPlanProgress
{
    void Report(ProgressEvent report);
}

/// <summary>A progress update.</summary>
/// <param name="Id">The row: <c>Container webapp-web-1</c>, or an image layer.</param>
/// <param name="Status">The status of the row.</param>
/// <param name="Text">The status text, such as <c>Creating</c>.</param>
public sealed record ProgressEvent(string Id, ProgressStatus Status, string Text)
{
    /// <summary>The parent row; null for a top-level row.</summary>
    public string? Parent { get; init; }

    /// <summary>Further text, such as an error.</summary>
    public string? Details { get; init; }

    /// <summary>Bytes so far.</summary>
    public long Current { get; init; }

    /// <summary>Total bytes; 0 when unknown.</summary>
    public long Total { get; init; }
}

/// <summary>The status of a row.</summary>
public enum ProgressStatus
{
    Working,
    Done,
    Warning,
    Error,
}
