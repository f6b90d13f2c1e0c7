using System.Text;
using Compose.Cli.Hosting;
using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>Interactive rows, redrawn ten times a second. The cursor is hidden meanwhile and always restored.</summary>
internal sealed class TtyProgress : ProgressDisplay
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Host host;
    private readonly string operation;
    private readonly bool colors;
    private readonly Lock gate = new();
    private readonly List<ProgressRow> rows = [];
    private readonly Dictionary<string, ProgressRow> byId = new(StringComparer.Ordinal);
    private readonly ITimer timer;
    private readonly IDisposable restoration;
    private int drawn;
    private bool still;

    public TtyProgress(Host host, string operation, bool colors)
    {
        this.host = host;
        this.operation = operation;
        this.colors = colors;
        restoration = host.Interruption.BeforeExit(() => host.Err.Write(ShowCursor));
        host.Err.Write(HideCursor);
        timer = host.Clock.CreateTimer(_ => Draw(), null, Interval, Interval);
    }

    public override void Report(ProgressEvent report)
    {
        lock (gate)
        {
            var now = host.Clock.GetTimestamp();
            if (report.Parent is { } parent)
                Row(parent, now).ApplyPart(report);
            else
                Row(report.Id, now).Apply(report, now);
        }
    }

    public override IDisposable Pause()
    {
        lock (gate)
        {
            Draw(final: true);
            drawn = 0;
            still = true;
            host.Err.Write(ShowCursor);
            return new Stillness(this);
        }
    }

    public override void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (!still)
                Draw(final: true);
            still = true;
            host.Err.Write(ShowCursor);
        }

        restoration.Dispose();
    }

    private ProgressRow Row(string id, long now)
    {
        if (byId.TryGetValue(id, out var row))
            return row;
        row = new ProgressRow(id, now);
        byId.Add(id, row);
        rows.Add(row);
        return row;
    }

    private void Draw()
    {
        lock (gate)
            if (!still)
                Draw(final: false);
    }

    /// <param name="final">Whether to draw all rows, including those beyond the terminal's height.</param>
    private void Draw(bool final)
    {
        if (rows.Count == 0)
            return;
        var (columns, height) = host.Terminal.Size();
        var frame = new ProgressFrame(operation, columns, colors, host.Clock.GetTimestamp(), host.Clock.TimestampFrequency);
        var lines = frame.Lines(rows, final ? 0 : height);
        var text = new StringBuilder();
        if (drawn > 0)
            text.Append($"\e[{drawn}A");
        foreach (var line in lines)
            text.Append("\e[2K").Append(line).Append('\n');
        for (var i = lines.Count; i < drawn; i++)
            text.Append("\e[2K\n");
        if (drawn > lines.Count)
            text.Append($"\e[{drawn - lines.Count}A");
        drawn = lines.Count;
        host.Err.Write(text);
    }

    private void GoOn()
    {
        lock (gate)
        {
            still = false;
            host.Err.Write(HideCursor);
        }
    }

    private sealed class Stillness(TtyProgress owner) : IDisposable
    {
        public void Dispose() => owner.GoOn();
    }
}
