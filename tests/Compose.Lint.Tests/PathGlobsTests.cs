using Compose.Lint.Configuration;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class PathGlobsTests
{
    [Theory]
    [InlineData("compose.yaml", "compose.yaml", true)]
    [InlineData("compose.yaml", "app/compose.yaml", false)]
    [InlineData("./compose.yaml", "compose.yaml", true)]
    [InlineData("*.yaml", "compose.yaml", true)]
    [InlineData("*.yaml", "app/compose.yaml", false)]
    [InlineData("**/*.yaml", "compose.yaml", true)]
    [InlineData("**/*.yaml", "a/b/compose.yaml", true)]
    [InlineData("examples/**", "examples/compose.yaml", true)]
    [InlineData("examples/**", "examples/a/compose.yaml", true)]
    [InlineData("examples/**", "more/examples/compose.yaml", false)]
    [InlineData("examples/", "examples/a/compose.yaml", true)]
    [InlineData("examples/*", "examples/a/compose.yaml", false)]
    [InlineData("**/part/**", "a/part/b/c.yaml", true)]
    [InlineData("**", "a/b.yaml", true)]
    public void A_glob_covers_whole_paths(string glob, string path, bool covered) => PathGlobs.Match([glob], path).ShouldBe(covered);
}
