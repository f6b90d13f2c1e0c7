using System.Globalization;
using System.Text;
using Compose.Cli.Formatting;
using Compose.Cli.Patterns;
using Compose.Engine.Build;

namespace Compose.Cli.Building;

/// <summary>Forwards build output line by line, prefixed with step numbers; builds may report concurrently.</summary>
internal sealed class BuildOutput(BuildView view)
{
    private const int LinesKept = 20;

    // #7 [2/3] RUN make
    private static readonly Pattern StepLine = new(@"^#(\d+) (.*)$");

    private readonly Lock gate = new();
    private readonly Dictionary<string, Step> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> failed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> last = new(StringComparer.Ordinal);

    private sealed class Step(int number, string name)
    {
        public int Number { get; } = number;

        public string Name { get; } = name;

        public bool IsDone { get; set; }

        public Decoder Decoder { get; } = Encoding.UTF8.GetDecoder();

        public StringBuilder Line { get; } = new();

        /// <summary>Vertices already reported.</summary>
        public HashSet<string> Parts { get; } = new(StringComparer.Ordinal);
    }

    public void Show(BuildJob job, BuildMessage message)
    {
        lock (gate)
        {
            switch (message)
            {
                case BuildTrace trace:
                    foreach (var vertex in trace.Status.Vertexes)
                        Begin(job, vertex);
                    foreach (var part in trace.Status.Progress)
                        Show(job, part);
                    foreach (var log in trace.Status.Logs)
                        Show(job, log);
                    foreach (var warning in trace.Status.Warnings)
                        Show(job, warning);
                    foreach (var vertex in trace.Status.Vertexes)
                        End(job, vertex);
                    break;
                case BuildText text:
                    foreach (var line in text.Text.Split('\n'))
                        if (line.Length > 0)
                            Write(job, line.TrimEnd('\r'));
                    break;
            }
        }
    }

    /// <summary>
    /// A line of an external builder. Each builder counts steps from 1, so they are renumbered and labelled with the service.
    /// </summary>
    public void Show(BuildJob job, string line)
    {
        lock (gate)
            Write(job, StepLine.Match(line) is { } match ? Renumbered(job, match[1], match[2]) : line);
    }

    private string Renumbered(BuildJob job, string number, string text)
    {
        var key = $"{job.Service.Name} #{number}";
        if (!steps.TryGetValue(key, out var step))
            steps[key] = step = new Step(steps.Count + 1, text);
        return $"#{step.Number} {(step.Name == text ? Named(job.Service.Name, text) : text)}";
    }

    /// <summary>Records the failed step named by an external builder.</summary>
    public void Fail(BuildJob job, string step)
    {
        lock (gate)
            failed.TryAdd(job.Service.Name, step);
    }

    /// <summary>The end of a service's build output, to follow a sentence; empty when it is already visible.</summary>
    public string LastLines(BuildJob job)
    {
        lock (gate)
            return !view.Stays && last.TryGetValue(job.Service.Name, out var lines) ? "\n" + string.Join('\n', lines) : "";
    }

    /// <summary>The failed step of a service's build, such as <c>[2/3] RUN make</c>; null when none failed.</summary>
    public string? FailedStep(BuildJob job)
    {
        lock (gate)
            return failed.GetValueOrDefault(job.Service.Name);
    }

    private void Begin(BuildJob job, BuildVertex vertex)
    {
        if (vertex.Started is null && !vertex.Cached)
            return;
        var key = job.Service.Name + vertex.Digest;
        if (steps.ContainsKey(key))
            return;
        var step = steps[key] = new Step(steps.Count + 1, Named(job.Service.Name, vertex.Name));
        Write(job, $"#{step.Number} {step.Name}");
    }

    private void End(BuildJob job, BuildVertex vertex)
    {
        if (
            !steps.TryGetValue(job.Service.Name + vertex.Digest, out var step)
            || step.IsDone
            || (vertex.Completed is null && !vertex.Cached)
        )
            return;
        step.IsDone = true;
        Flush(job, step);
        // A step running beside a failed one is cancelled, and may be reported first.
        var isCancelled = vertex.Error.EndsWith("context canceled", StringComparison.Ordinal);
        if (vertex.Error.Length > 0 && !isCancelled)
            failed.TryAdd(job.Service.Name, vertex.Name);
        if (isCancelled)
            Write(job, $"#{step.Number} CANCELED");
        else if (vertex.Error.Length > 0)
            Write(job, $"#{step.Number} ERROR: {vertex.Error}");
        else if (vertex.Cached)
            Write(job, $"#{step.Number} CACHED");
        else if (vertex.Completed - vertex.Started is { } time)
            Write(job, string.Create(CultureInfo.InvariantCulture, $"#{step.Number} DONE {time.TotalSeconds:0.0}s"));
    }

    // A layer, or the naming of an image: reported once done, as buildx does. `#8 naming to docker.io/library/web done`
    private void Show(BuildJob job, BuildProgress part)
    {
        if (part.Completed is null || !steps.TryGetValue(job.Service.Name + part.Vertex, out var step) || !step.Parts.Add(part.Id))
            return;
        var size =
            part.Total > 0 ? $" {ShownSize.Short(part.Current)} / {ShownSize.Short(part.Total)}"
            : part.Current > 0 ? $" {ShownSize.Short(part.Current)}"
            : "";
        var time = part.Completed - part.Started is { TotalSeconds: > 0.01 } taken
            ? string.Create(CultureInfo.InvariantCulture, $" {taken.TotalSeconds:0.0}s")
            : "";
        Write(job, $"#{step.Number} {part.Id}{size}{time} done");
    }

    private void Show(BuildJob job, BuildWarning warning)
    {
        if (steps.TryGetValue(job.Service.Name + warning.Vertex, out var step))
            Write(job, $"#{step.Number} WARN: {warning.Short}");
    }

    private void Show(BuildJob job, BuildLog log)
    {
        if (!steps.TryGetValue(job.Service.Name + log.Vertex, out var step))
            return;
        var characters = new char[Encoding.UTF8.GetMaxCharCount(log.Message.Length)];
        var count = step.Decoder.GetChars(log.Message.Span, characters, flush: false);
        foreach (var character in characters.AsSpan(0, count))
        {
            if (character == '\n')
                Flush(job, step);
            else
                step.Line.Append(character);
        }
    }

    private void Flush(BuildJob job, Step step)
    {
        if (step.Line.Length == 0)
            return;
        Write(job, $"#{step.Number} {step.Line.ToString().TrimEnd('\r')}");
        step.Line.Clear();
    }

    private void Write(BuildJob job, string line)
    {
        if (!last.TryGetValue(job.Service.Name, out var kept))
            last[job.Service.Name] = kept = [];
        kept.Enqueue(line);
        if (kept.Count > LinesKept)
            kept.Dequeue();
        view.Tell(job, line);
    }

    // [2/3] RUN make  ->  [web 2/3] RUN make
    private static string Named(string service, string name) =>
        !name.StartsWith('[') ? $"[{service}] {name}"
        : name.StartsWith($"[{service} ", StringComparison.Ordinal) ? name
        : $"[{service} {name.AsSpan(1)}";
}
