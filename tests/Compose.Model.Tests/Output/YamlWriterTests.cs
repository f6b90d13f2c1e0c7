using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Model.Tests.Syntax;
using Compose.Model.Text;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Output;

public class YamlWriterTests
{
    private static readonly Location Nowhere = new(new SourceText("test", ""), default);

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("", "\"\"")]
    [InlineData("1", "\"1\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("N", "\"N\"")]
    [InlineData("22:22", "\"22:22\"")]
    [InlineData("8080:80", "8080:80")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("0x1f", "\"0x1f\"")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData(" lead", "' lead'")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a:", "'a:'")]
    [InlineData("a:b", "a:b")]
    [InlineData("a #b", "'a #b'")]
    [InlineData("a#b", "a#b")]
    [InlineData("*a", "'*a'")]
    [InlineData("- a", "'- a'")]
    [InlineData("-a", "-a")]
    [InlineData("---", "'---'")]
    [InlineData("it's", "it's")]
    [InlineData("'it", "'''it'")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("\u0007", "\"\\a\"")]
    [InlineData("\u007f", "\"\\x7F\"")]
    [InlineData("é 日本", "é 日本")]
    [InlineData("\U0001F600", "\"\\U0001F600\"")]
    [InlineData("x \ny", "\"x \\ny\"")]
    public void Text_is_quoted_when_it_would_read_back_as_something_else(string text, string expected) =>
        YamlWriter.Write(Scalar.String(Nowhere, text)).ShouldBe(expected + "\n");

    [Fact]
    public void Collections_are_indented_and_several_lines_are_literal() =>
        YamlWriter
            .Write(
                Yaml.Parse(
                    """
                    {b: [x, {d: 1, c: [y, [z]]}, {}, []], a2: "one\ntwo\n", a10: "one\ntwo", k: " one\ntwo\n\n", n: ~, f: 1e6, i: 0x10, t: True, when: 2024-01-01}
                    """
                )
            )
            .ShouldBe(
                """
                a2: |
                  one
                  two
                a10: |-
                  one
                  two
                b:
                  - x
                  - c:
                      - "y"
                      - - z
                    d: 1
                  - {}
                  - []
                f: 1e+06
                i: 16
                k: |2+
                   one
                  two

                "n": null
                t: true
                when: 2024-01-01T00:00:00Z

                """
            );

    [Fact]
    public void Dollars_are_doubled_wherever_they_stand() =>
        YamlWriter.Write(Yaml.Parse("{$k: $v, l: ['${A}']}"), escapeDollars: true).ShouldBe("$$k: $$v\nl:\n  - $${A}\n");

    [Theory]
    [InlineData("a\n  b\n", "|\n  a\n    b")]
    [InlineData("  a\nb\n", "|2\n    a\n  b")]
    [InlineData("\na\n", "|\n\n  a")]
    [InlineData("\n    a\n  b\n", "|2\n\n      a\n    b")]
    public void A_literal_says_how_far_it_is_indented_where_nobody_could_tell(string text, string written) =>
        YamlWriter.Write(Scalar.String(Yaml.Parse("a").At, text)).ShouldBe(written + "\n");

    [Theory]
    [InlineData(
        "one\ntwo\u2028three",
        """
            "one\ntwo\Lthree"
            """
    )]
    [InlineData(
        "\n\t\n",
        """
            "\n\t\n"
            """
    )]
    [InlineData(
        "<<",
        """
            "<<"
            """
    )]
    [InlineData("1e400", "1e400")]
    public void Text_that_a_reader_could_take_for_something_else_is_quoted(string text, string written) =>
        YamlWriter.Write(Scalar.String(Yaml.Parse("a").At, text)).ShouldBe(written + "\n");

    [Fact]
    public void A_key_of_more_than_128_bytes_has_a_line_of_its_own()
    {
        var key = new string('k', 129);

        YamlWriter.Write(Yaml.Parse($"{{a: {{\"{key}\": v}}}}")).ShouldBe($"a:\n  ? {key}\n  : v\n");
    }

    [Fact]
    public void A_default_that_earlier_releases_take_for_off_is_written_out()
    {
        var root = Yaml.Parse(
            "{services: {web: {volumes: [{type: bind, source: /a, target: /b, bind: {}}, {type: bind, source: /c, target: /d, bind: {create_host_path: false}}]}}}"
        );

        YamlWriter
            .Write(root, ComposeFile.Shape)
            .ShouldBe(
                """
                services:
                  web:
                    volumes:
                      - type: bind
                        source: /a
                        target: /b
                        bind:
                          create_host_path: true
                      - type: bind
                        source: /c
                        target: /d
                        bind:
                          create_host_path: false

                """
            );
        JsonWriter.WriteProject(root.ShouldBeOfType<Mapping>(), ComposeFile.Shape).ShouldContain("\"bind\": {}");
    }

    [Fact]
    public void Attributes_come_in_the_order_of_their_shape_and_extensions_last() =>
        YamlWriter
            .Write(
                Yaml.Parse(
                    """
                    x-b: 1
                    x-a: {z: 1, y: 2}
                    volumes: {data: {}}
                    services:
                      web: {image: nginx, environment: {B: "1", A: "2"}, x-note: hi, command: [serve], build: {context: .}}
                      api: {image: api}
                    name: demo
                    """
                ),
                ComposeFile.Shape
            )
            .ShouldBe(
                """
                name: demo
                services:
                  api:
                    image: api
                  web:
                    build:
                      context: .
                    command:
                      - serve
                    environment:
                      A: "2"
                      B: "1"
                    image: nginx
                    x-note: hi
                volumes:
                  data: {}
                x-a:
                  "y": 2
                  z: 1
                x-b: 1

                """
            );
}
