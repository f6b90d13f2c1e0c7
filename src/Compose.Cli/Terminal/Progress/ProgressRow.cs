using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>One resource and its status; image layers are parts of the row.</summary>
internal sealed class ProgressRow(string id, long startedAt)
{
    private readonly List<(string Id, long Current, long Total, bool Done)> parts = [];

    public string Id { get; } = id;

    /// <summary>Clock ticks of the first event.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>Clock ticks of the event that ended it; null while running.</summary>
    public long? EndedAt { get; private set; }

    public ProgressStatus Status { get; private set; }

    public string Text { get; private set; } = "";

    public string Details { get; private set; } = "";

    public IReadOnlyList<(string Id, long Current, long Total, bool Done)> Parts => parts;

    public void Apply(ProgressEvent report, long now)
    {
        Status = report.Status;
        Text = report.Text;
        Details = report.Status == ProgressStatus.Error ? "" : report.Details ?? ""; // reported once, at the end
        EndedAt = report.Status == ProgressStatus.Working ? null : now;
    }

    public void ApplyPart(ProgressEvent report)
    {
        var part = (report.Id, report.Current, report.Total, report.Status != ProgressStatus.Working);
        var at = parts.FindIndex(p => p.Id == report.Id);
        // A layer's size is reported only during download; later events must not reset it.
        if (at >= 0 && part.Total == 0)
            part = part with { Current = parts[at].Total, Total = parts[at].Total };
        if (at < 0)
            parts.Add(part);
        else
            parts[at] = part;
    }
}
