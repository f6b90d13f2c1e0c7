using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

/// <summary>
/// Reads YAML into nodes. The reader is our own because a compose file is mostly read while it is being written: an error must not hide the
/// ones below it, every message needs the column of its cause, and the reader must be ready in the first millisecond of the process. A
/// strict parser decides what is YAML; only what it refuses is read again by one that looks for what was meant.
/// </summary>
public static class YamlReader
{
    /// <summary>Everything of the file that can be read; what cannot is reported to the sink.</summary>
    public static YamlFile Parse(SourceText source, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var found = new DiagnosticSink();
        var parser = new YamlParser(source, found, cancellationToken);
        var file = parser.Parse();
        // Braces of another tool's template may be mappings to YAML, with keys that are none.
        if ((parser.Failure ?? found.ToImmutable().FirstOrDefault(static d => d.Descriptor == SyntaxDiagnostics.YamlSyntax)) is { } failure)
            return new RecoveringParser(source, sink, cancellationToken).Parse(failure);
        sink.AddRange(found.ToImmutable());
        return file;
    }
}
