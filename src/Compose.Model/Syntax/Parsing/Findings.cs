using Compose.Model.Diagnostics;

namespace Compose.Model.Syntax.Parsing;

/// <summary>What a reader has found wrong. A file that is no YAML at all must not answer with a finding for every line.</summary>
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
