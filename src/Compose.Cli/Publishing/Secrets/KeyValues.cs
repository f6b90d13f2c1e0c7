using System.Text;
using Compose.Cli.Patterns;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>Splits a text of any format into keys and values.</summary>
internal static class KeyValues
{
    private static readonly Pattern Word = new("^[\\w.-]+$");

    private static readonly Pattern Assignment = new(
        "(?i)^\\s*((export|set|const|let|var|readonly|declare)\\s+)?<?[\\[\"']?(?<key>[\\w./$-]+)[\"'\\]]?"
            + "\\s*(=|:=|:\\s|>)\\s*[\"']?(?<value>[^\\s<].*?)[\"']?\\s*(;|,|</.*)?\\s*$"
    );

    /// <summary>YAML and JSON by structure; lines of <c>name=value</c> and <c>name: value</c>; else words without a key.</summary>
    public static IEnumerable<(string Key, string Value)> Of(SourceText text, CancellationToken cancellationToken)
    {
        var problems = new DiagnosticSink();
        var yaml = YamlReader.Parse(text, problems, cancellationToken);
        return !problems.HasErrors && yaml.Documents.Any(static document => document.Root is Mapping)
            ? yaml.Documents.SelectMany(static document => Of("", document.Root))
            : Lines(text.Text);
    }

    private static IEnumerable<(string Key, string Value)> Of(string path, Node? node) =>
        node switch
        {
            Mapping mapping => mapping.Entries.SelectMany(entry => Of(Below(path, entry.Name), entry.Value)),
            Sequence sequence => sequence.Items.SelectMany(
                (item, at) =>
                    item is Scalar { Text: var text } && text.IndexOf('=') is > 0 and var split && Word.IsMatch(text[..split])
                        ? [(Below(path, text[..split]), text[(split + 1)..])]
                        : Of(Below(path, at.ToString(System.Globalization.CultureInfo.InvariantCulture)), item)
            ),
            Scalar { Kind: ScalarKind.String } scalar => [(path, scalar.Text)],
            _ => [],
        };

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        // A key block is one multi-line value.
        var others = new StringBuilder();
        var end = 0;
        for (; SecretKinds.PrivateKey.Match(text, end) is { } block; end = block.End)
        {
            others.Append(text, end, block.Start - end);
            yield return ("", block.Value);
        }

        foreach (var line in others.Append(text, end, text.Length - end).ToString().Split('\n'))
        {
            if (Assignment.Match(line) is { } assignment)
                yield return (assignment["key"], assignment["value"]);
            else
                foreach (var word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    yield return ("", word);
        }
    }
}
