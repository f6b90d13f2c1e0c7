using Compose.Engine.Build;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Build;

public sealed class IgnoreFileTests
{
    // Lines of the file, separated by blanks | ignored paths | included paths
    [Theory]
    [InlineData("node_modules", "node_modules node_modules/a/b.js", "src/node_modules node_modules2")]
    [InlineData("/node_modules/", "node_modules node_modules/a", "src/node_modules")]
    [InlineData("./a/../b", "b b/c", "a")]
    [InlineData("*.log", "a.log .log", "dir/a.log a.log2")]
    [InlineData("*/*.log", "dir/a.log dir/a.log/b", "a.log x/y/a.log")]
    [InlineData("**/*.log", "a.log dir/a.log x/y/a.log", "a.logx")]
    [InlineData("**.log", "a.log dir/a.log log.log", "a.logx")]
    [InlineData("**foo", "foo barfoo dir/barfoo", "foobar")]
    [InlineData("**/foo", "foo x/foo x/y/foo foo/bar", "barfoo")]
    [InlineData("**/foo/**", "foo/a x/foo/a", "foo x/foo")]
    [InlineData("foo/**", "foo/a foo/a/b", "foo foobar")]
    [InlineData("foo/**/bar", "foo/bar foo/a/bar foo/a/b/bar", "foobar foo/a/bart")]
    [InlineData("a**b", "ab ax/b ax/y/b", "axb")]
    [InlineData("**", "a a/b .git", "")]
    [InlineData("*", "a a/b", "")]
    [InlineData("a?c", "abc a.c", "ac a/c abbc")]
    [InlineData("[a-c]x", "ax cx", "dx x")]
    [InlineData("[^a-c]x", "dx", "ax")]
    [InlineData("[a-]x", "ax -x", "bx")]
    [InlineData(@"\*.md", "*.md", "a.md")]
    [InlineData(@"[\]]x", "]x", "ax")]
    [InlineData("a.b", "a.b", "axb")]
    [InlineData("#a", "", "#a a")]
    [InlineData("../x", "", "x")]
    [InlineData("* !src", "a", "src src/a")]
    [InlineData("* !**/keep", "a dir dir/a", "keep dir/keep")]
    [InlineData("dir !dir/keep", "dir dir/a", "dir/keep dir/keep/a")]
    [InlineData("!dir/keep dir", "dir/keep", "a")]
    [InlineData("*.md !README*.md README-secret.md", "a.md README-secret.md", "README.md README-x.md")]
    [InlineData("!a", "", "a")]
    public void The_last_rule_that_matches_decides(string lines, string ignored, string sent)
    {
        var ignore = IgnoreFile.Parse(lines.Replace(' ', '\n'), ".dockerignore");
        foreach (var path in ignored.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            ignore.Ignores(path).ShouldBeTrue(path);
        foreach (var path in sent.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            ignore.Ignores(path).ShouldBeFalse(path);
    }

    [Fact]
    public void Blanks_byte_order_mark_and_carriage_returns_do_not_count()
    {
        var ignore = IgnoreFile.Parse("\uFEFF# comment\r\n  a  \r\n\r\n! b\r\n #c", "x");
        ignore.Ignores("a").ShouldBeTrue();
        ignore.Ignores("#c").ShouldBeTrue();
        ignore.Ignores("b").ShouldBeFalse();
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a !a/b", "a", false)]
    [InlineData("* !a/b/c", "a", false)]
    [InlineData("* !a/b/c", "a/b", false)]
    [InlineData("* !a/b/c", "x", true)]
    [InlineData("* !a/b/c", "ab", true)]
    [InlineData("* !**/keep", "x", false)]
    [InlineData("* !src/*.cs", "src", false)]
    [InlineData("* !src/*.cs", "lib", true)]
    [InlineData("* !s*c/x", "src", false)]
    public void A_directory_is_looked_into_only_when_something_below_may_be_taken_back(string lines, string directory, bool all) =>
        IgnoreFile.Parse(lines.Replace(' ', '\n'), "x").IgnoresAllBelow(directory).ShouldBe(all);

    [Theory]
    [InlineData("a\n!", "x:2:1: cannot use \"!\" as a pattern: there is nothing after the !")]
    [InlineData("[a", "x:1:1: cannot use \"[a\" as a pattern")]
    [InlineData("[]", "x:1:1: cannot use \"[]\" as a pattern")]
    [InlineData("[]a]", "x:1:1: cannot use \"[]a]\" as a pattern")]
    [InlineData("[^]", "x:1:1: cannot use \"[^]\" as a pattern")]
    public void A_line_that_is_no_pattern_is_named(string text, string message) =>
        Should.Throw<EngineException>(() => IgnoreFile.Parse(text, "x")).Message.ShouldStartWith(message);
}
