using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Syntax;

public class HostileInputTests
{
    [Fact]
    public void Aliases_of_aliases_stop_at_the_budget()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Ids(bomb.ToString()).ShouldBe(["CF041"]);
    }

    [Fact]
    public void A_long_file_may_share_a_block_as_often_as_it_has_room_to_say_so()
    {
        var text = new StringBuilder("x-env: &env {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10}\nservices:\n");
        for (var i = 0; i < 6000; i++)
            text.Append(
                $"  service-{i:D5}: {{<<: *env, image: registry.example.com/team/application:{i:D5}, container_name: the-one-{i:D5}, "
                    + "restart: always, init: true}\n"
            );
        Ids(text.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Depth_without_end_is_one_finding(string opening) =>
        Ids(string.Concat(Enumerable.Repeat(opening, 100_000))).ShouldContain("CF042");

    [Fact]
    public void A_hundred_levels_are_read()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100; i++)
            text.Append(' ', i).Append("a:\n");
        Ids(text.ToString()).ShouldBeEmpty();
        Ids(new string('[', 100) + new string(']', 100)).ShouldBeEmpty();
    }

    [Fact]
    public void A_chain_of_aliases_does_not_pass_the_depth_limit()
    {
        var chain = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 400; i++)
            chain.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        Ids(chain.ToString()).ShouldContain("CF042");
    }

    [Fact]
    public void A_scalar_of_ten_megabytes_is_read()
    {
        var scalar = (Scalar)Yaml.Parse('"' + new string('x', 10_000_000) + '"');
        scalar.Text.Length.ShouldBe(10_000_000);
    }

    [Fact]
    public void A_file_that_is_no_yaml_stops_after_a_hundred_findings() =>
        Ids(string.Concat(Enumerable.Range(0, 5000).Select(i => $"line {i}\n\u0001: - ]\n"))).Length.ShouldBe(100);

    [Theory]
    [InlineData("a: &")]
    [InlineData("a: *")]
    [InlineData("a: !")]
    [InlineData("a: |")]
    [InlineData("a: >-2 x")]
    [InlineData("a: \"\\")]
    [InlineData("a: \"\\u12")]
    [InlineData("? ")]
    [InlineData(": ")]
    [InlineData("[,]")]
    [InlineData("{,}")]
    [InlineData("{:}")]
    [InlineData("[}")]
    [InlineData("]")]
    [InlineData("---")]
    [InlineData("--- |\n")]
    [InlineData("%")]
    [InlineData("\t")]
    [InlineData("\r")]
    [InlineData("a:\n\t- b\n\t - c")]
    [InlineData("- a\n b\n- [c\n- d")]
    [InlineData("&a &b c")]
    [InlineData("<<: [*a]")]
    public void Scraps_are_read_without_harm(string text)
    {
        Ids(text);
        for (var length = 0; length < text.Length; length++)
            Ids(text[..length]);
    }

    private static string[] Ids(string text)
    {
        var sink = new DiagnosticSink();
        Yaml.File(text, sink);
        return [.. sink.ToImmutable().Select(d => d.Descriptor.Id)];
    }
}
