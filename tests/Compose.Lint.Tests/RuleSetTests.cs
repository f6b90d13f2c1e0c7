using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class RuleSetTests
{
    [Fact]
    public void Ids_and_names_are_used_once()
    {
        RuleSet.All.Select(r => r.Descriptor.Id).ShouldBeUnique();
        RuleSet.All.Select(r => r.Descriptor.Name).ShouldBeUnique();
        RuleSet.All.Select(r => r.Descriptor.Id).ShouldBe(RuleSet.All.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal));
        RuleSet.All.Select(r => r.Descriptor.Id).Intersect(ModelFindings.All.Select(d => d.Id)).ShouldBeEmpty();
    }

    public static IEnumerable<object[]> Pages => RulePages.All.Select(page => new object[] { page.Id });

    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_page_is_written_from_its_own_text(string id)
    {
        var folder = Path.Combine(Fixtures.Root, "..", "docs", "rules");
        Directory.CreateDirectory(folder);
        Golden.ShouldMatch(RulePages.All.Single(page => page.Id == id).Markdown, Path.Combine(folder, id + ".md"));
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone() =>
        Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "..", "docs", "rules"), "CF*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
            .ShouldBe(RulePages.All.Select(page => page.Id).Order(StringComparer.Ordinal));
}
