using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Cli.Tests.Ways;

/// <summary>YAML files of other programs, by our own reader.</summary>
internal static class Yaml
{
    public static Mapping Read(string text)
    {
        var sink = new DiagnosticSink();
        var file = YamlReader.Parse(new SourceText("file.yaml", text), sink, CancellationToken.None);
        if (sink.HasErrors)
            throw new FormatException(string.Join('\n', sink.ToImmutable().Select(static error => $"{error.At}: {error.Message}")));
        return (Mapping)file.Documents[0].Root;
    }

    /// <summary>The entries of a mapping below a key as texts; empty without it.</summary>
    public static IEnumerable<(string Name, string Text)> Texts(this Mapping node, string key) =>
        node.Below(key).Select(static entry => (entry.Name, entry.Value is Scalar scalar ? scalar.Text : ""));

    public static IEnumerable<Entry> Below(this Mapping node, string key) => node[key] is Mapping mapping ? mapping.Entries : [];

    public static string? Text(this Mapping node, string key) => (node[key] as Scalar)?.Text;

    /// <summary>The mappings in a list.</summary>
    public static IEnumerable<Mapping> Items(this Mapping node, string key) =>
        node[key] is Sequence list ? list.Items.OfType<Mapping>() : [];
}
