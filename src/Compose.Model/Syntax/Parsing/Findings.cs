using Compose.Model.Diagnostics;

namespace Compose.Model.Syntax.Parsing;

/// <summary>Findings of a reader. A file that is not YAML at all must not produce a finding per line.</summary>
internal sealed class Findings(DiagnosticSink sink)
{
    public const int Most = 100;

    public int Count { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        if (++Count <= Most)
            sink.Add(diagnostic);
    }
}
