using System.Globalization;
using System.Text;
using Compose.Engine.Build;

namespace Compose.Cli.Building;

/// <summary>Writes what builds tell, a line at a time, each with the number of its step; several builds may tell at once.</summary>
internal sealed class BuildOutput(Action<string> output, bool quiet)
{
    private const int LinesKept = 10;
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

    public void Show(string service, BuildMessage message)
    {
        lock (gate)
        {
            switch (message)
            {
                case BuildTrace trace:
                    foreach (var vertex in trace.Status.Vertexes) Show(service, vertex);
                    foreach (var log in trace.Status.Logs) Show(service, log);
                    break;
                case BuildText text:
                    foreach (var line in text.Text.Split('\n'))
                        if (line.Length > 0) Write(service, line.TrimEnd('\r'));
                    break;
            }
        }
    }

    /// <summary>A line of a program that builds.</summary>
    public void Show(string service, string line)
    {
        lock (gate) Write(service, line);
    }

    /// <summary>A program that builds names the step it ended at.</summary>
    public void Fail(string service, string step)
    {
        lock (gate) failed.TryAdd(service, step);
    }

    /// <summary>With --quiet, the end of what a service's build said, to go behind a sentence; it has been seen otherwise.</summary>
    public string LastLines(string service)
    {
        lock (gate) return quiet && last.TryGetValue(service, out var lines) ? "\n" + string.Join('\n', lines) : "";
    }

    /// <summary>The step that a service's build ended at, such as <c>[2/3] RUN make</c>; null when none has failed.</summary>
    public string? FailedStep(string service)
    {
        lock (gate) return failed.GetValueOrDefault(service);
    }

    private void Show(string service, BuildVertex vertex)
    {
        if (vertex.Started is null && !vertex.Cached) return;
        var key = service + vertex.Digest;
        if (!steps.TryGetValue(key, out var step))
        {
            steps[key] = step = new Step(steps.Count + 1, Named(service, vertex.Name));
            Write(service, $"#{step.Number} {step.Name}");
        }

        if (step.IsDone || (vertex.Completed is null && !vertex.Cached)) return;
        step.IsDone = true;
        Flush(service, step);
        if (vertex.Error.Length > 0) failed.TryAdd(service, vertex.Name);
        if (vertex.Error.Length > 0) Write(service, $"#{step.Number} ERROR: {vertex.Error}");
        else if (vertex.Cached) Write(service, $"#{step.Number} CACHED");
        else if (vertex.Completed - vertex.Started is { } time) Write(service, string.Create(CultureInfo.InvariantCulture, $"#{step.Number} DONE {time.TotalSeconds:0.0}s"));
    }

    private void Show(string service, BuildLog log)
    {
        if (!steps.TryGetValue(service + log.Vertex, out var step)) return;
        var characters = new char[Encoding.UTF8.GetMaxCharCount(log.Message.Length)];
        var count = step.Decoder.GetChars(log.Message.Span, characters, flush: false);
        foreach (var character in characters.AsSpan(0, count))
        {
            if (character == '\n') Flush(service, step);
            else step.Line.Append(character);
        }
    }

    private void Flush(string service, Step step)
    {
        if (step.Line.Length == 0) return;
        Write(service, $"#{step.Number} {step.Line.ToString().TrimEnd('\r')}");
        step.Line.Clear();
    }

    private void Write(string service, string line)
    {
        if (!last.TryGetValue(service, out var kept)) last[service] = kept = [];
        kept.Enqueue(line);
        if (kept.Count > LinesKept) kept.Dequeue();
        if (!quiet) output(line);
    }

    // [2/3] RUN make  ->  [web 2/3] RUN make
    private static string Named(string service, string name) => name.StartsWith('[') ? $"[{service} {name.AsSpan(1)}" : $"[{service}] {name}";
}
