using Compose.Model.Diagnostics;
using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Model.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Syntax;

/// <summary>All output reads back unchanged, and no input does harm.</summary>
public class RoundTripTests
{
    private static readonly Location Nowhere = new(new SourceText("generated", ""), default);

    // YAML edge cases: indicators, breaks, blanks, words of other types, characters that need escapes.
    private static readonly Gen<string> Scrap = Gen.Elements(
        "a",
        "é",
        "日",
        "\U0001F600",
        " ",
        "  ",
        "\n",
        "\t",
        "\r",
        ":",
        ": ",
        "#",
        " #",
        "-",
        "- ",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "\\",
        "$",
        "${X}",
        "true",
        "null",
        "~",
        "0",
        "1e3",
        "0x1f",
        "1:30",
        "2024-01-01",
        "yes",
        "---",
        "...",
        "\u0001",
        "\u0085",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "<<",
        "="
    );

    // For text that starts with an empty line and a blank, go-yaml, and so we, print a literal whose common indentation belongs to the
    // block.
    private static readonly Gen<string> Texts =
        from scraps in Scrap.ArrayOf()
        let text = string.Concat(scraps.Take(8))
        select text.StartsWith('\n') && text.TrimStart('\n').StartsWith(' ') ? text.TrimStart('\n') : text;

    private static Gen<Node> Nodes(int size) =>
        size <= 0
            ? Scalars
            : Gen.Frequency(
                (2, Scalars),
                (1, from items in Nodes(size / 3).ArrayOf() select (Node)new Sequence(Nowhere, [.. items.Take(5)])),
                (
                    2,
                    from keys in Texts.ArrayOf()
                    from values in Nodes(size / 3).ArrayOf(5)
                    select (Node)
                        new Mapping(
                            Nowhere,
                            [.. keys.Distinct().Take(5).Zip(values, static (k, v) => new Entry(Scalar.String(Nowhere, k), v))]
                        )
                )
            );

    private static Gen<Node> Scalars =>
        Gen.Frequency(
            (6, from text in Texts select (Node)Scalar.String(Nowhere, text)),
            (1, from value in ArbMap.Default.GeneratorFor<long>() select (Node)Scalar.Int(Nowhere, value)),
            (1, Gen.Elements<Node>(Scalar.Bool(Nowhere, true), Scalar.Bool(Nowhere, false), Scalar.Null(Nowhere)))
        );

    [Fact]
    public void Printed_yaml_reads_back_as_the_same_values() =>
        Prop.ForAll(
                Arb.From(Nodes(27)),
                static node =>
                {
                    var text = YamlWriter.Write(node);
                    var sink = new DiagnosticSink();
                    var file = Yaml.File(text, sink);
                    sink.ToImmutable().ShouldBeEmpty(text);
                    JsonWriter.Write(file.Documents.ShouldHaveSingleItem().Root).ShouldBe(JsonWriter.Write(node), text);
                    YamlWriter.Write(file.Documents[0].Root).ShouldBe(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Printed_json_is_yaml_too() =>
        Prop.ForAll(
                Arb.From(Nodes(27)),
                static node =>
                {
                    var sink = new DiagnosticSink();
                    // JSON allows a raw U+0085; YAML treats it as a line break.
                    var file = Yaml.File(JsonWriter.Write(node).Replace("\u0085", "\\u0085"), sink);
                    sink.ToImmutable().ShouldBeEmpty();
                    JsonWriter.Write(file.Documents.ShouldHaveSingleItem().Root).ShouldBe(JsonWriter.Write(node));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_text_is_read_and_every_place_lies_within_it() =>
        Prop.ForAll(
                Arb.From(from lines in Texts.ArrayOf() select string.Join("\n  ", lines)),
                static text =>
                {
                    var sink = new DiagnosticSink();
                    foreach (var document in Yaml.File(text, sink).Documents)
                        ShouldLieWithin(document.Root, text.Length);
                    foreach (var finding in sink.ToImmutable())
                    {
                        (finding.At.Span.Start >= 0 && finding.At.Span.End <= text.Length).ShouldBeTrue(finding.ToString());
                        finding.Fixes.SelectMany(static f => f.Edits).ShouldAllBe(edit => edit.At.Span.End <= text.Length);
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void ShouldLieWithin(Node node, int length)
    {
        (node.At.Span.Start >= 0 && node.At.Span.End <= length).ShouldBeTrue(node.ToString());
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    ShouldLieWithin(entry.Key, length);
                    ShouldLieWithin(entry.Value, length);
                }

                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    ShouldLieWithin(item, length);
                break;
        }
    }
}
