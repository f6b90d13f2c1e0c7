using Shouldly;
using Xunit;

namespace Compose.House.Tests;

public sealed class SizeTests
{
    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))
            .Select(path => (path, lines: Repository.Lines(path).Length)).Where(file => file.lines > 400).ShouldBeEmpty();

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

    /// <summary>A file of a few lines is a page to turn for a sentence: it belongs to what it is read with.</summary>
    [Fact]
    public void At_most_one_file_in_ten_is_shorter_than_20_lines()
    {
        var files = Repository.Files("src", "*.cs").ToList();
        var few = files.Where(path => Repository.Lines(path).Length < 20).ToList();
        few.Count.ShouldBeLessThanOrEqualTo(files.Count / 10, $"short files: {string.Join(", ", few)}");
    }
}
