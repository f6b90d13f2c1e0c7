using Compose.Model.Diagnostics;
using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Syntax;

/// <summary>
/// Compares our reader and writer with YamlDotNet, an independent implementation. COMPOSE_CORPUS names a folder with more files.
/// </summary>
public sealed class OracleTests
{
    private static readonly string[] Folders =
    [
        Fixtures.Root,
        .. Environment.GetEnvironmentVariable("COMPOSE_CORPUS") is { Length: > 0 } corpus ? new[] { corpus } : [],
    ];

    private static IEnumerable<string> Files =>
        Folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    folder,
                    "*",
                    new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
                )
            )
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml")
            .Order(StringComparer.Ordinal);

    [Fact]
    public void Every_file_is_read_as_the_same_values_in_the_same_style_at_the_same_place()
    {
        var compared = 0;
        List<string> differing = [];
        foreach (var path in Files)
        {
            var text = File.ReadAllText(path);
            // Merge keys and base64 are replaced while reading, so there is no tree to compare.
            if (text.Contains("<<:", StringComparison.Ordinal) || text.Contains("!!binary", StringComparison.Ordinal))
                continue;
            var sink = new DiagnosticSink();
            var file = Yaml.File(text, sink);
            if (sink.HasErrors || Oracle.Outline(text) is not { } other)
                continue;
            compared++;
            if (Oracle.FirstDifference(Oracle.Outline(file), other) is { } difference)
                differing.Add($"{path}: {difference}");
        }

        differing.ShouldBeEmpty();
        compared.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void What_we_write_is_read_as_we_read_it_ourselves()
    {
        var compared = 0;
        foreach (var path in Files)
        {
            var sink = new DiagnosticSink();
            var file = Yaml.File(File.ReadAllText(path), sink);
            if (sink.HasErrors)
                continue;
            foreach (var document in file.Documents)
            {
                // RoundTripTests check that we read it back correctly.
                var written = YamlWriter.Write(document.Root);
                Oracle
                    .FirstDifference(Oracle.Outline(Yaml.File(written, sink)), Oracle.Outline(written) ?? "refused")
                    .ShouldBeNull($"{path}\n{written}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Every_text_we_write_is_read_as_that_text()
    {
        string[] hard =
        [
            "it's",
            "'it's'",
            "a 'b': c",
            "\"it's\" # so",
            " it's ",
            "a\\b: 'c'",
            "- 'a'\n- b",
            "'\n\n it's",
            "[it's]",
            "{a: 'b'}",
            "\ta'b",
            "?",
            "!a 'b'",
            "!a",
            "*a",
            "&a",
            "%a",
            "@a",
            "`a`",
            "|",
            "> a",
            "#a",
            "a: b",
            "a #b",
            "- a",
            "? a",
            "--- a",
            "... a",
            "}a",
            "],",
            "<<",
            "=",
            "~",
            "yes",
            "0o17",
            "1_000",
            "12:30:45",
            "2024-01-01",
            ".inf",
        ];
        var texts = Files
            .Select(path => Yaml.File(File.ReadAllText(path), new DiagnosticSink()))
            .SelectMany(file => file.Documents)
            .SelectMany(document => Texts(document.Root))
            .Concat(hard)
            .Distinct()
            .ToArray();
        var place = new Location(new SourceText("compose.yaml", ""), default);

        var written = YamlWriter.Write(
            new Sequence(place, [.. texts.Select(Node (text) => new Scalar(place, text, ScalarKind.String, ScalarStyle.DoubleQuoted))])
        );

        var read = Oracle.Scalars(written).ToArray();
        texts.Zip(read).Where(static pair => pair.First != pair.Second).Take(5).ShouldBeEmpty();
        read.Length.ShouldBe(texts.Length);
        texts.Length.ShouldBeGreaterThan(1000);
    }

    private static IEnumerable<string> Texts(Node node) =>
        node switch
        {
            Scalar { Kind: ScalarKind.String } scalar => [scalar.Text],
            Mapping mapping => mapping.Entries.SelectMany(entry => Texts(entry.Key).Concat(Texts(entry.Value))),
            Sequence sequence => sequence.Items.SelectMany(Texts),
            _ => [],
        };
}
