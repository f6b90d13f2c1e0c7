using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Collects findings. The same finding at the same place is kept once: an anchor used six times is one cause.</summary>
public sealed class DiagnosticSink
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<(string Id, string Path, TextSpan Span, string Cause)> seen = [];

    private readonly Dictionary<SourceText, List<TextSpan>> settled = [];

    /// <summary>Whether something was found that leaves no project to work with.</summary>
    public bool HasErrors { get; private set; }

    public int Count => found.Count;

    public void Add(Diagnostic diagnostic)
    {
        if (IsSettled(diagnostic.At))
            return;
        diagnostic = Disguise.Named(diagnostic);
        if (!seen.Add((diagnostic.Descriptor.Id, diagnostic.At.Source.Path, diagnostic.At.Span, Cause(diagnostic.Message))))
            return;
        found.Add(diagnostic);
        HasErrors |= diagnostic.IsFatal;
    }

    /// <summary>
    /// An error said what is wrong with the value at this place: what later stages find inside it follows from that and is not kept.
    /// </summary>
    public void Settle(Location at)
    {
        if (!settled.TryGetValue(at.Source, out var spans))
            settled[at.Source] = spans = [];
        spans.Add(at.Span);
    }

    /// <summary>Takes back what was found inside a place: it follows from what is wrong with the whole.</summary>
    public void Retract(Descriptor descriptor, Location inside) =>
        found.RemoveAll(d =>
            d.Descriptor == descriptor
            && d.At.Source == inside.Source
            && inside.Span.Start <= d.At.Span.Start
            && d.At.Span.End <= inside.Span.End
        );

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>All findings in the order of files met, then of places.</summary>
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

    // In front may stand who met it, as a path or as a service's name: two services that share an anchor share what is wrong with it.
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
