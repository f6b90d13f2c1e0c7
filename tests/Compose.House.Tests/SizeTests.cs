using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

public sealed partial class SizeTests
{
    private const int Columns = 140;

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("tests", "*.cs"))
            .Select(path => (path, lines: Repository.Lines(path).Length))
            .Where(file => file.lines > 400)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("src")]
    [InlineData("src/Compose.Model")]
    [InlineData("src/Compose.Engine")]
    [InlineData("src/Compose.Lint")]
    [InlineData("src/Compose.Planning")]
    [InlineData("src/Compose.Cli")]
    public void The_median_file_is_shorter_than_80_lines(string folder)
    {
        var lengths = Repository.Files(folder, "*.cs").Select(path => Repository.Lines(path).Length).Order().ToArray();
        lengths[lengths.Length / 2].ShouldBeLessThan(80);
    }

    /// <summary>A file of a few lines should be part of the file it is read with.</summary>
    [Fact]
    public void At_most_one_file_in_ten_is_shorter_than_20_lines()
    {
        var files = Repository.Files("src", "*.cs").ToList();
        var few = files.Where(path => Repository.Lines(path).Length < 20).ToList();
        few.Count.ShouldBeLessThanOrEqualTo(files.Count / 10, $"short files: {string.Join(", ", few)}");
    }

    /// <summary>Except what cannot be wrapped: a string alone on its line, and the lines of a raw string.</summary>
    [Fact]
    public void No_line_is_wider_than_140_columns() =>
        Repository
            .Files("src", "*.cs")
            .Concat(Repository.Files("tests", "*.cs"))
            .SelectMany(path => TooWide(path, Repository.Lines(path)))
            .ShouldBeEmpty();

    private static IEnumerable<string> TooWide(string path, string[] lines)
    {
        var isText = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var opens = lines[i].Split("\"\"\"").Length % 2 == 0;
            if (lines[i].Length > Columns && !isText && !opens && !TextAlone().IsMatch(lines[i]))
                yield return $"{path}:{i + 1}: {lines[i].Length} columns";
            isText ^= opens;
        }
    }

    [GeneratedRegex("""^\s*(?:[?:+] |\w+: |return |[\w.\[\]"]+ = )?[$@]*".*"[;,)\]]*$""")]
    private static partial Regex TextAlone();
}
