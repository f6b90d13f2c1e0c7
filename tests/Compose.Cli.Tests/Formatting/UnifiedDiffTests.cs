using System.Diagnostics;
using System.Globalization;
using Compose.Cli.Formatting;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Formatting;

public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n")]
    [InlineData("a\n", "a\nb\n", "@@ -1,1 +1,2 @@\n a\n+b\n")]
    [InlineData("a\nb", "a\n", "@@ -1,2 +1,1 @@\n a\n-b\n\\ No newline at end of file\n")]
    [InlineData("", "a\n", "@@ -0,0 +1,1 @@\n+a\n")]
    [InlineData("a\r\nb\n", "a\nb\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n")]
    [InlineData("a\n", "a\n", "")]
    public void A_diff_is_one_that_patch_understands(string before, string after, string hunks) =>
        UnifiedDiff.Of("f", before, after).ShouldBe("--- f\n+++ f\n" + hunks);

    [Fact]
    public void Changes_far_apart_make_two_hunks()
    {
        var lines = Enumerable.Range(1, 30).Select(static n => $"{n}\n").ToArray();
        var before = string.Concat(lines);
        (lines[2], lines[27]) = ("x\n", "y\n");
        var diff = UnifiedDiff.Of("f", before, string.Concat(lines));
        diff.ShouldContain("@@ -1,6 +1,6 @@");
        diff.ShouldContain("@@ -25,6 +25,6 @@");
    }

    [Fact]
    public void The_script_is_the_shortest_and_leads_from_one_text_to_the_other()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var letters = random.Next(1, 6);
            var (before, after) = (Lines(random, letters), Lines(random, letters));

            var (removed, added) = LineDifference.Of(before, after);

            var kept = before.Where((_, at) => !removed[at]).ToArray();
            kept.ShouldBe(after.Where((_, at) => !added[at]));
            kept.Length.ShouldBe(LongestCommon(before, after), $"{string.Concat(before)} to {string.Concat(after)}");
        }
    }

    [Fact]
    public void Texts_of_which_every_line_stays_and_moves_are_done_in_time()
    {
        var before = Numbers(20_000, "x");
        string[] after = [.. before.Reverse()];
        var clock = Stopwatch.StartNew();

        var (removed, added) = LineDifference.Of(before, after);

        before.Where((_, at) => !removed[at]).ShouldBe(after.Where((_, at) => !added[at]));
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Two_texts_of_20000_lines_without_one_in_common_take_little_room()
    {
        var (before, after) = (string.Concat(Numbers(20_000, "a")), string.Concat(Numbers(20_000, "b")));
        var clock = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var diff = UnifiedDiff.Of("f", before, after);

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(64 << 20);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        diff.ShouldStartWith("--- f\n+++ f\n@@ -1,20000 +1,20000 @@\n-a0\n");
    }

    private static string[] Numbers(int count, string prefix) =>
        [.. Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{prefix}{n}\n"))];

    private static string[] Lines(Random random, int letters) =>
        [.. Enumerable.Range(0, random.Next(12)).Select(_ => ((char)('a' + random.Next(letters))).ToString())];

    private static int LongestCommon(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var x = 1; x <= left.Length; x++)
            for (var y = 1; y <= right.Length; y++)
                lengths[x, y] = left[x - 1] == right[y - 1] ? lengths[x - 1, y - 1] + 1 : Math.Max(lengths[x - 1, y], lengths[x, y - 1]);
        return lengths[left.Length, right.Length];
    }
}
