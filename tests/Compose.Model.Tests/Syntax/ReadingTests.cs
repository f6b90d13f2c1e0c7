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
    [InlineData("%YAML 1.2\n---\na: b\n...\n", "{a: \"b\"}")]
    [InlineData("a: b\r\nc:\r\n  - d\r\n", "{a: \"b\", c: [\"d\"]}")]
    [InlineData("a:\t b\t# c", "{a: \"b\"}")]
    [InlineData("a: # none\n  b: c", "{a: {b: \"c\"}}")]
    public void Yaml_is_read_as_go_yaml_reads_it(string text, string expected) => Yaml.Show(Yaml.Parse(text)).ShouldBe(expected);

    [Theory]
    [InlineData("", 0)]
    [InlineData("# only a comment\n", 0)]
    [InlineData("---\n", 1)]
    [InlineData("a: b\n---\n", 2)]
    [InlineData("a: b\n---\nc: d\n", 2)]
    [InlineData("---\n---\na: b", 2)]
    public void A_file_holds_none_one_or_several_documents(string text, int count) => Yaml.File(text, new DiagnosticSink()).Documents.Length.ShouldBe(count);

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
        var source = SourceText.Decode("compose.yaml", [0xEF, 0xBB, 0xBF, .. "a: b"u8], new DiagnosticSink());
        source.Text.ShouldBe("a: b");
        source.HasByteOrderMark.ShouldBeTrue();
        SourceText.Decode("compose.yaml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: b")], new DiagnosticSink()).Text.ShouldBe("a: b");
    }
}
