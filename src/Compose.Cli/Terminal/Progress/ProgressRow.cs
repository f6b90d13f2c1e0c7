using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>One resource and how it stands; layers of an image are the row's parts.</summary>
internal sealed class ProgressRow(string id, long startedAt)
{
    private readonly List<(string Id, long Current, long Total, bool Done)> parts = [];

    public string Id { get; } = id;

    /// <summary>Clock ticks of the first event.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>Clock ticks of the event that ended it; null while it works.</summary>
    public long? EndedAt { get; private set; }

    public ProgressStatus Status { get; private set; }

    public string Text { get; private set; } = "";

    public string Details { get; private set; } = "";

    public IReadOnlyList<(string Id, long Current, long Total, bool Done)> Parts => parts;

    public void Apply(ProgressEvent report, long now)
    {
        Status = report.Status;
        Text = report.Text;
        Details = report.Status == ProgressStatus.Error ? "" : report.Details ?? ""; // told once, at the end
        EndedAt = report.Status == ProgressStatus.Working ? null : now;
    }

    public void ApplyPart(ProgressEvent report)
    {
        var part = (report.Id, report.Current, report.Total, report.Status != ProgressStatus.Working);
        var at = parts.FindIndex(p => p.Id == report.Id);
        // What a layer weighs is said while it is downloaded; later events must not take it back.
        if (at >= 0 && part.Total == 0)
            part = part with { Current = parts[at].Total, Total = parts[at].Total };
        if (at < 0)
            parts.Add(part);
        else
            parts[at] = part;
    }
}
