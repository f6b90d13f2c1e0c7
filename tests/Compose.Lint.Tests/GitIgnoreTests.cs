using System.Diagnostics;
using Compose.Lint.Ignoring;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

/// <summary>What git itself excludes, as `git check-ignore --no-index` says.</summary>
public class GitIgnoreTests
{
    [Theory]
    [InlineData("data/", "data", true)]
    [InlineData("data/", "deep/data/db", true)]
    [InlineData("/data", "deep/data", false)]
    [InlineData("/data", "data/db", true)]
    [InlineData("deep/data", "data", false)]
    [InlineData("deep/data", "other/deep/data", false)]
    [InlineData("*.pem", "certs/a.pem", true)]
    [InlineData("*.pem", "certs/a.pem.txt", false)]
    [InlineData("certs/*.pem", "certs/deep/a.pem", false)]
    [InlineData("**/logs", "logs", true)]
    [InlineData("**/logs", "a/b/logs/x", true)]
    [InlineData("a/**", "a", false)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**/z", "a/z", true)]
    [InlineData("a/**/z", "a/b/c/z", true)]
    [InlineData("a/**/z", "a/b/c/y", false)]
    [InlineData("**", "anything", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[]]x", "]x", true)]
    [InlineData("[x", "[x", true)]
    [InlineData("# data", "# data", false)]
    [InlineData("\\#data", "#data", true)]
    [InlineData("\\!data", "!data", true)]
    [InlineData("data  ", "data", true)]
    [InlineData("data\\ ", "data ", true)]
    [InlineData("data\r", "data", true)]
    [InlineData("\ufeffdata", "data", true)]
    [InlineData("*.env\n!kept.env", "kept.env", false)]
    [InlineData("!kept.env\n*.env", "kept.env", true)]
    [InlineData("made/\n!made/kept", "made/kept", true)]
    [InlineData("made/*\n!made/kept", "made/kept", false)]
    public void A_pattern_means_what_it_means_to_git(string patterns, string path, bool excluded) =>
        Ignore(("/app/.gitignore", patterns)).Excludes("/app/" + path, "/app").ShouldBe(excluded);

    [Theory]
    [InlineData("/app/part/kept.log", false)]
    [InlineData("/app/part/other.log", true)]
    [InlineData("/app/kept.log", true)]
    public void A_file_deeper_down_has_the_last_word(string path, bool excluded) =>
        Ignore(("/app/.gitignore", "*.log"), ("/app/part/.gitignore", "!kept.log")).Excludes(path, "/app").ShouldBe(excluded);

    [Theory]
    [InlineData("/repo/app/data", true)]
    [InlineData("/repo/data", true)]
    [InlineData("/data", false)]
    [InlineData("/repo/sub/data", false)]
    public void A_repository_counts_from_its_root_and_no_further(string path, bool excluded) =>
        Ignore(("/.gitignore", "*"), ("/repo/.gitignore", "data"), ("/repo/.git/HEAD", ""), ("/repo/sub/.git", ""))
            .Excludes(path, "/repo/app")
            .ShouldBe(excluded);

    [Fact]
    public void A_hostile_pattern_takes_no_longer_than_its_length()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 500)) + "b";
        var folders = string.Concat(Enumerable.Repeat("**/a/", 500)) + "b";
        var ignore = Ignore(("/app/.gitignore", $"{stars}\n{folders}\n"));
        var watch = Stopwatch.StartNew();
        ignore.Excludes("/app/" + new string('a', 4000), "/app").ShouldBeFalse();
        ignore.Excludes("/app/" + string.Concat(Enumerable.Repeat("a/", 200)), "/app").ShouldBeFalse();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static GitIgnore Ignore(params (string Path, string Text)[] files)
    {
        var memory = new MemoryFiles();
        foreach (var (path, text) in files)
            memory[path] = text;
        return new GitIgnore(memory);
    }
}
