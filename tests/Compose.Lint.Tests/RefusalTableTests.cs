using System.Text.RegularExpressions;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

/// <summary>docs/rules/refusals.md: what the engine refuses about each attribute, and which finding says it before.</summary>
public sealed class RefusalTableTests
{
    private static readonly string Page = Path.Combine(Fixtures.Root, "..", "docs", "rules", "refusals.md");

    [Theory]
    [InlineData("Services")]
    [InlineData("Networks")]
    [InlineData("Volumes")]
    public void Every_attribute_has_one_row(string part)
    {
        var section = File.ReadAllText(Page).Split($"## {part}\n")[1].Split("\n## ")[0];
        var rows = section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal));
        var named = rows.SelectMany(static row => Regex.Matches(row.Split('|')[1], "`(\\w+)`")).Select(static m => m.Groups[1].Value);
        named.ShouldBe(ShapeOf(part).Attributes.Select(static attribute => attribute.Name), ignoreOrder: true);
    }

    [Fact]
    public void Every_finding_in_it_exists() =>
        Regex
            .Matches(File.ReadAllText(Page), @"CF\d\d\d")
            .Select(static id => id.Value)
            .Distinct()
            .Where(static id => !File.Exists(Path.Combine(Path.GetDirectoryName(Page)!, id + ".md")))
            .ShouldBeEmpty();

    private static ObjectShape ShapeOf(string part) =>
        part switch
        {
            "Services" => Service.Shape,
            "Networks" => Network.Shape,
            _ => Volume.Shape,
        };
}
