using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Syntax;

public class ReadingTests
{
    [Theory]
    [InlineData("a: b\n  c\n\n  d", "{a: \"b c\nd\"}")]
    [InlineData("a: 'b\n  c\n\n  d'", "{a: \"b c\nd\"}")]
    [InlineData("a: \"b\\\n  c\"", "{a: \"bc\"}")]
    [InlineData("a: \"\\x41\\u00e9\\t\"", "{a: \"A\u00e9\t\"}")]
    [InlineData("a: |\n  b\n   c\n\nd: e", "{a: \"b\n c\n\", d: \"e\"}")]
    [InlineData("a: |-\n  b\n", "{a: \"b\"}")]
    [InlineData("a: |+\n  b\n\n", "{a: \"b\n\n\"}")]
    [InlineData("a: >\n  b\n  c\n\n  d\n    e\n  f\n", "{a: \"b c\nd\n  e\nf\n\"}")]
    [InlineData("a: |2\n   b\n", "{a: \" b\n\"}")]
    [InlineData("a: http://x#y # z", "{a: \"http://x#y\"}")]
    [InlineData("a:\n- b\n- - c\n  - d\n- e: f\n  g: h", "{a: [\"b\", [\"c\", \"d\"], {e: \"f\", g: \"h\"}]}")]
    [InlineData("{a: [b, {c: d}], \"e\":f, g}", "{a: [\"b\", {c: \"d\"}], e: \"f\", g: null}")]
    [InlineData("[a: b, c]", "[{a: \"b\"}, \"c\"]")]
    [InlineData("? a\n: b\n? c", "{a: \"b\", c: null}")]
    [InlineData("a: !reset null\nb: !override [c]\nd: !custom e", "{a: !Reset null, b: !Override [\"c\"], d: \"e\"}")]
    [InlineData("a: !override\n  b: c", "{a: !Override {b: \"c\"}}")]
    [InlineData("- &x a: b\n- *x", "[{a: \"b\"}, \"a\"]")]
    [InlineData("a: &x\n  b: c\nd: *x", "{a: {b: \"c\"}, d: {b: \"c\"}}")]
    [InlineData("a: &x\n- b\nd: *x", "{a: [\"b\"], d: [\"b\"]}")]
    [InlineData("a: &x {b: 1, c: 2}\nd:\n  b: 3\n  <<: *x", "{a: {b: Int 1, c: Int 2}, d: {b: Int 3, c: Int 2}}")]
    [InlineData("a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne: {<<: [*x, *y]}", "{a: {b: Int 1}, c: {b: Int 2, d: Int 3}, e: {b: Int 1, d: Int 3}}")]
    [InlineData("%YAML 1.1\n---\na: b\n...\n", "{a: \"b\"}")]
    [InlineData("a: b\r\nc:\r\n  - d\r\n", "{a: \"b\", c: [\"d\"]}")]
    [InlineData("a:\t b\t# c", "{a: \"b\"}")]
    [InlineData("a: # none\n  b: c", "{a: {b: \"c\"}}")]
    [InlineData("a: \"b\"# c", "{a: \"b\"}")]
    [InlineData("? a\n: - b\n  - c\n? |\n  d\n: e", "{a: [\"b\", \"c\"], d\n: \"e\"}")]
    [InlineData("a: &x\n  &y b: c\nd: *y", "{a: {b: \"c\"}, d: \"b\"}")]
    [InlineData("&x\na: !!map\n  b: c", "{a: {b: \"c\"}}")]
    [InlineData("--- >\na\nb\n", "\"a b\n\"")]
    [InlineData("a: \"b\\t\n  c\"", "{a: \"b\t c\"}")]
    [InlineData("a: \"b  \n\n  c\"", "{a: \"b\nc\"}")]
    [InlineData("a: &x 1\n---\nb: *x", "{a: Int 1}, {b: Int 1}")]
    [InlineData("# a\n\t# b\nc: d", "{c: \"d\"}")]
    [InlineData("a: b\u0085  c\u2028  d", "{a: \"b c\u2028d\"}")]
    [InlineData("a: [b:c, \"d\":e, ::f]", "{a: [\"b:c\", {d: \"e\"}, \"::f\"]}")]
    [InlineData("a: |1+\n b\n  c\n\n", "{a: \"b\n c\n\n\"}")]
    [InlineData("a: >-\n\n  b\n  \n  c", "{a: \"\nb\nc\"}")]
    [InlineData("a: |\r\n  b\r\n  c\r\n", "{a: \"b\nc\n\"}")]
    [InlineData("a: {\"<<\": b}\n\"<<\": {c: d}", "{a: {<<: \"b\"}, <<: {c: \"d\"}}")]
    [InlineData(
        "a: !override 3\nb: !x 1.0\nc: ! true\nd: !!str\ne: !!float 3",
        "{a: !Override \"3\", b: \"1.0\", c: \"true\", d: \"\", e: Float 3}"
    )]
    [InlineData("a: !!binary aGVsbG8=\n!!binary a2V5: b", "{a: \"hello\", key: \"b\"}")]
    [InlineData("%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1", "{a: \"1\"}")]
    [InlineData("k a *b:: v\n1e3# *a=: w", "{k a *b:: \"v\", 1e3# *a=: \"w\"}")]
    [InlineData("a: \"b\n c\"\nd: \"e\nf\"", "{a: \"b c\", d: \"e f\"}")]
    public void Yaml_is_read_as_go_yaml_reads_it(string text, string expected)
    {
        var sink = new DiagnosticSink();
        string.Join(", ", Yaml.File(text, sink).Documents.Select(static document => Yaml.Show(document.Root))).ShouldBe(expected);
        sink.ToImmutable().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a: &x &y b", "1:7", "a second anchor for one value")]
    [InlineData("a: !x !y b", "1:7", "a second tag for one value")]
    [InlineData("& a: b", "1:1", "the name of this anchor is missing")]
    [InlineData("a: &\n  b", "1:4", "the name of this anchor is missing")]
    [InlineData("a: *", "1:4", "the name of this alias is missing")]
    [InlineData("- !\"x y\"", "1:3", "a space is missing after the tag `!`")]
    [InlineData("a: [!x, b]", "1:5", "a space is missing after the tag `!x`")]
    [InlineData("a: !e!x b", "1:4", "the tag handle `!e!` is not defined")]
    [InlineData("a: !!int b", "1:10", "`b` is not a `!!int`")]
    [InlineData("a: b\n... c", "2:5", "unexpected text after `...`")]
    [InlineData("a: b\n...\nc: d", "3:1", "another document starts with `---`")]
    [InlineData("%YAML 1.2\n---\na: b", "1:1", "YAML 1.2 is not supported")]
    [InlineData("%FOO bar\n---\na: b", "1:1", "`%FOO` is not a directive")]
    [InlineData("%YAML 1.1\na: b", "2:1", "`---` is missing after the directives")]
    [InlineData("{a\n  b: c}", "2:3", "`,` or `}` is expected here")]
    [InlineData("a: [b, - c]", "1:8", "a value cannot start with `-`")]
    [InlineData("a: [\"b\",:\"c\"]", "1:9", "a key is missing before `:`")]
    [InlineData("-\ta: b", "1:2", "a tab instead of a space")]
    [InlineData("a: 1\n\t\nb: 2", "2:1", "tab used for indentation")]
    [InlineData("a: |\n\tb", "2:1", "tab used for indentation")]
    [InlineData("a: \"\\/\"", "1:5", "`\\/` is not an escape sequence of double-quoted text")]
    [InlineData("a: b: c\nd: |\n\te", "1:5", "a second `: ` on the same line")]
    public void What_go_yaml_refuses_is_told_at_its_place(string text, string place, string message)
    {
        var sink = new DiagnosticSink();
        Yaml.File(text, sink);
        var found = sink.ToImmutable()[0];
        $"{found.At.Start.Line}:{found.At.Start.Column}".ShouldBe(place);
        found.Message.ShouldContain(message);
        found.Help.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("# only a comment\n", 0)]
    [InlineData("---\n", 1)]
    [InlineData("a: b\n---\n", 2)]
    [InlineData("a: b\n---\nc: d\n", 2)]
    [InlineData("---\n---\na: b", 2)]
    public void A_file_holds_none_one_or_several_documents(string text, int count) =>
        Yaml.File(text, new DiagnosticSink()).Documents.Length.ShouldBe(count);

    [Fact]
    public void Spans_cover_quotes_and_a_mapping_ends_with_its_last_child()
    {
        var root = (Mapping)Yaml.Parse("a: \"b\"  # note\nc:\n  d: [e]\n\n\nf: g\n");
        root["a"]!.At.Characters.ToString().ShouldBe("\"b\"");
        root["c"]!.At.Characters.ToString().ShouldBe("d: [e]");
        root.At.Characters.ToString().ShouldBe("a: \"b\"  # note\nc:\n  d: [e]\n\n\nf: g");
    }

    [Fact]
    public void A_value_that_is_not_there_stands_at_its_key()
    {
        var root = (Mapping)Yaml.Parse("a:\nb:\n  -\n");
        root["a"]!.At.Characters.ToString().ShouldBe("a");
        ((Sequence)root["b"]!).Items[0].At.Characters.ToString().ShouldBe("-");
    }

    [Fact]
    public void Anchored_values_keep_their_place_and_say_which_alias_brought_them()
    {
        var file = Yaml.File("a: &x {b: c}\nd: *x\ne:\n  <<: *x\n", new DiagnosticSink());
        var root = (Mapping)file.Documents[0].Root;

        var alias = root["d"]!;
        alias.At.Start.ShouldBe(new LinePosition(1, 7));
        alias.Origin!.Step.ShouldBe(Step.Anchor);
        alias.Origin.Via!.Value.Start.ShouldBe(new LinePosition(2, 4));

        var merged = ((Mapping)root["e"]!)["b"]!;
        merged.At.Start.ShouldBe(new LinePosition(1, 11));
        merged.Origin!.Step.ShouldBe(Step.MergeKey);
        merged.Origin.Via!.Value.Start.ShouldBe(new LinePosition(4, 7));

        var anchor = file.Documents[0].Anchors.ShouldHaveSingleItem();
        anchor.Name.ShouldBe("x");
        anchor.Uses.Select(use => use.Start.Line).ShouldBe([2, 4]);
    }

    [Fact]
    public void Comments_are_kept_with_their_places()
    {
        var file = Yaml.File("# one\na: b # two\nc: \"#no\"\nd: |\n  # text\n  # more\n", new DiagnosticSink());
        file.Comments.Select(c => (c.Text, c.IsAlone)).ShouldBe([("# one", true), ("# two", false)]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var source = SourceDecoding.Decode("compose.yaml", [0xEF, 0xBB, 0xBF, .. "a: b"u8], new DiagnosticSink());
        source.Text.ShouldBe("a: b");
        source.HasByteOrderMark.ShouldBeTrue();
        SourceDecoding
            .Decode("compose.yaml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: b")], new DiagnosticSink())
            .Text.ShouldBe("a: b");
    }
}
