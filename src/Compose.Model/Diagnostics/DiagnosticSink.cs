using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Collects findings. Equal findings at the same location are kept once: an anchor used six times is one cause.</summary>
public sealed class DiagnosticSink
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<(string Id, string Path, TextSpan Span, string Cause)> seen = [];

    private readonly Dictionary<SourceText, List<TextSpan>> settled = [];

    /// <summary>Whether a finding leaves no usable project.</summary>
    public bool HasErrors { get; private set; }

    public int Count => found.Count;

    public void Add(Diagnostic diagnostic)
    {
        if (IsSettled(diagnostic.At))
            return;
        diagnostic = Redaction.Of(Disguise.Named(diagnostic));
        if (!seen.Add((diagnostic.Descriptor.Id, diagnostic.At.Source.Path, diagnostic.At.Span, Cause(diagnostic.Message))))
            return;
        found.Add(diagnostic);
        HasErrors |= diagnostic.IsFatal;
    }

    /// <summary>Marks the value at this location as already reported: later findings inside it are consequences and are dropped.</summary>
    public void Settle(Location at)
    {
        if (!settled.TryGetValue(at.Source, out var spans))
            settled[at.Source] = spans = [];
        spans.Add(at.Span);
    }

    /// <summary>Removes findings inside a location, as consequences of what is wrong with the whole.</summary>
    public void Retract(Descriptor descriptor, Location inside) =>
        found.RemoveAll(d =>
            d.Descriptor == descriptor
            && d.At.Source == inside.Source
            && inside.Span.Start <= d.At.Span.Start
            && d.At.Span.End <= inside.Span.End
        );

    /// <summary>Puts a finding in the place of another one.</summary>
    internal void Replace(Diagnostic old, Diagnostic now) => found[found.IndexOf(old)] = now;

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>All findings, ordered by file (first seen first), then by location.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        var files = new Dictionary<SourceText, int>();
        foreach (var diagnostic in found)
            files.TryAdd(diagnostic.At.Source, files.Count);
        return
        [
            .. found.OrderBy(d => files[d.At.Source]).ThenBy(d => d.At.Span.Start).ThenBy(d => d.Descriptor.Id, StringComparer.Ordinal),
        ];
    }

    // The message may start with a path or service name: two services that share an anchor share its mistake.
    private static string Cause(string message) =>
        message.StartsWith("services.", StringComparison.Ordinal) ? After(message, ' ', 0)
        : message.StartsWith("service \"", StringComparison.Ordinal) ? After(message, '"', "service \"".Length)
        : message;

    private static string After(string message, char end, int from) => message[(message.IndexOf(end, from) + 1)..];

    private bool IsSettled(Location at)
    {
        if (settled.Count == 0 || !settled.TryGetValue(at.Source, out var spans))
            return false;
        foreach (var span in spans)
            if (span.Start <= at.Span.Start && at.Span.End <= span.End)
                return true;
        return false;
    }
}
