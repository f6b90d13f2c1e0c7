using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;
using Shouldly;

namespace Compose.Model.Tests.Syntax;

/// <summary>Parses text for tests, and prints nodes as one comparable line.</summary>
internal static class Yaml
{
    public static YamlFile File(string text, DiagnosticSink sink) =>
        YamlReader.Parse(new SourceText("compose.yaml", text), sink, CancellationToken.None);

    /// <summary>The only document of a text, which must be valid.</summary>
    public static Node Parse(string text)
    {
        var sink = new DiagnosticSink();
        var file = File(text, sink);
        sink.ToImmutable().ShouldBeEmpty();
        return file.Documents.ShouldHaveSingleItem().Root;
    }

    /// <summary>JSON-like, with the kind and text of each scalar.</summary>
    public static string Show(Node node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Node node)
    {
        if (node.Tag != NodeTag.None)
            text.Append('!').Append(node.Tag).Append(' ');
        switch (node)
        {
            case Scalar { Kind: ScalarKind.String } scalar:
                text.Append('"').Append(scalar.Text).Append('"');
                break;
            case Scalar { Kind: ScalarKind.Null }:
                text.Append("null");
                break;
            case Scalar scalar:
                text.Append(scalar.Kind).Append(' ').Append(scalar.Text);
                break;
            case Sequence sequence:
                text.Append('[');
                for (var i = 0; i < sequence.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    Append(text, sequence.Items[i]);
                }

                text.Append(']');
                break;
            case Mapping mapping:
                text.Append('{');
                for (var i = 0; i < mapping.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    text.Append(mapping.Entries[i].Name).Append(": ");
                    Append(text, mapping.Entries[i].Value);
                }

                text.Append('}');
                break;
        }
    }
}
