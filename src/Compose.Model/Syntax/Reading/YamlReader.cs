using Compose.Model.Diagnostics;
using Compose.Model.Syntax.Parsing;
using Compose.Model.Text;

namespace Compose.Model.Syntax.Reading;

/// <summary>
/// Reads YAML into nodes. A custom reader, because compose files are mostly read while being edited: an error must not hide those below it,
/// every message needs the column of its cause, and it must be ready in the first millisecond of the process. A strict parser decides what
/// is YAML; a recovering parser reads only what it refuses.
/// </summary>
public static class YamlReader
{
    /// <summary>Everything readable in the file; the rest is reported to the sink.</summary>
    public static YamlFile Parse(SourceText source, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var found = new DiagnosticSink();
        var parser = new YamlParser(source, found, cancellationToken);
        var file = parser.Parse();
        // Braces of another tool's template may parse as YAML mappings with invalid keys.
        if ((parser.Failure ?? found.ToImmutable().FirstOrDefault(static d => d.Descriptor == SyntaxDiagnostics.YamlSyntax)) is { } failure)
            return new RecoveringParser(source, sink, cancellationToken).Parse(failure);
        sink.AddRange(found.ToImmutable());
        return file;
    }
}
