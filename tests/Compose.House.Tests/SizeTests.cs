using Shouldly;
using Xunit;

namespace Compose.House.Tests;

public sealed class SizeTests
{
    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))
            .Select(path => (path, lines: Repository.Lines(path).Length)).Where(file => file.lines > 400).ShouldBeEmpty();

    [Fact]
    public void The_median_file_is_shorter_than_80_lines()
    {
        var lengths = Repository.Files("src", "*.cs").Select(path => Repository.Lines(path).Length).Order().ToArray();
        lengths[lengths.Length / 2].ShouldBeLessThan(80);
    }
}
