using System.Globalization;
using System.Text;
using Compose.Engine.Build;

namespace Compose.Cli.Building;

/// <summary>Hands on what builds tell, a line at a time, each with the number of its step; several builds may tell at once.</summary>
internal sealed class BuildOutput(BuildView view)
{
    private const int LinesKept = 20;
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
    }

    public void Show(BuildJob job, BuildMessage message)
    {
        lock (gate)
        {
            switch (message)
            {
                case BuildTrace trace:
                    foreach (var vertex in trace.Status.Vertexes) Show(job, vertex);
                    foreach (var log in trace.Status.Logs) Show(job, log);
                    break;
                case BuildText text:
                    foreach (var line in text.Text.Split('\n'))
                        if (line.Length > 0) Write(job, line.TrimEnd('\r'));
                    break;
            }
        }
    }

    /// <summary>A line of a program that builds.</summary>
    public void Show(BuildJob job, string line)
    {
        lock (gate) Write(job, line);
    }

    /// <summary>A program that builds names the step it ended at.</summary>
    public void Fail(BuildJob job, string step)
    {
        lock (gate) failed.TryAdd(job.Service.Name, step);
    }

    /// <summary>The end of what a service's build said, to go behind a sentence; empty when it can be read already.</summary>
    public string LastLines(BuildJob job)
    {
        lock (gate) return !view.Stays && last.TryGetValue(job.Service.Name, out var lines) ? "\n" + string.Join('\n', lines) : "";
    }

    /// <summary>The step that a service's build ended at, such as <c>[2/3] RUN make</c>; null when none has failed.</summary>
    public string? FailedStep(BuildJob job)
    {
        lock (gate) return failed.GetValueOrDefault(job.Service.Name);
    }

    private void Show(BuildJob job, BuildVertex vertex)
    {
        if (vertex.Started is null && !vertex.Cached) return;
        var key = job.Service.Name + vertex.Digest;
        if (!steps.TryGetValue(key, out var step))
        {
            steps[key] = step = new Step(steps.Count + 1, Named(job.Service.Name, vertex.Name));
            Write(job, $"#{step.Number} {step.Name}");
        }

        if (step.IsDone || (vertex.Completed is null && !vertex.Cached)) return;
        step.IsDone = true;
        Flush(job, step);
        if (vertex.Error.Length > 0) failed.TryAdd(job.Service.Name, vertex.Name);
        if (vertex.Error.Length > 0) Write(job, $"#{step.Number} ERROR: {vertex.Error}");
        else if (vertex.Cached) Write(job, $"#{step.Number} CACHED");
        else if (vertex.Completed - vertex.Started is { } time) Write(job, string.Create(CultureInfo.InvariantCulture, $"#{step.Number} DONE {time.TotalSeconds:0.0}s"));
    }

    private void Show(BuildJob job, BuildLog log)
    {
        if (!steps.TryGetValue(job.Service.Name + log.Vertex, out var step)) return;
        var characters = new char[Encoding.UTF8.GetMaxCharCount(log.Message.Length)];
        var count = step.Decoder.GetChars(log.Message.Span, characters, flush: false);
        foreach (var character in characters.AsSpan(0, count))
        {
            if (character == '\n') Flush(job, step);
            else step.Line.Append(character);
        }
    }

    private void Flush(BuildJob job, Step step)
    {
        if (step.Line.Length == 0) return;
        Write(job, $"#{step.Number} {step.Line.ToString().TrimEnd('\r')}");
        step.Line.Clear();
    }

    private void Write(BuildJob job, string line)
    {
        if (!last.TryGetValue(job.Service.Name, out var kept)) last[job.Service.Name] = kept = [];
        kept.Enqueue(line);
        if (kept.Count > LinesKept) kept.Dequeue();
        view.Tell(job, line);
    }

    // [2/3] RUN make  ->  [web 2/3] RUN make
    private static string Named(string service, string name) => name.StartsWith('[') ? $"[{service} {name.AsSpan(1)}" : $"[{service}] {name}";
}
