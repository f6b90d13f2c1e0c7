namespace Compose.Planning.Plans;

/// <summary>Who watches a plan being executed. Called from many tasks at once; must not throw.</summary>
public interface IPlanProgress
{
    void Report(ProgressEvent report);
}

/// <summary>Something a watcher should show.</summary>
/// <param name="Id">The row: <c>Container webapp-web-1</c>, or a layer of an image.</param>
/// <param name="Status">How the row stands.</param>
/// <param name="Text">The words, such as <c>Creating</c>.</param>
public sealed record ProgressEvent(string Id, ProgressStatus Status, string Text)
{
    /// <summary>The row this one belongs to; null for a row of its own.</summary>
    public string? Parent { get; init; }

    /// <summary>More words, such as what failed.</summary>
    public string? Details { get; init; }

    /// <summary>Bytes so far.</summary>
    public long Current { get; init; }

    /// <summary>Bytes in all; 0 when unknown.</summary>
    public long Total { get; init; }
}

/// <summary>How a row stands.</summary>
public enum ProgressStatus
{
    Working,
    Done,
    Warning,
    Error,
}
