using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Passes;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Validation;
using Compose.Model.Variables;
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

    [Fact]
    public void Everything_the_model_reports_has_a_page()
    {
        IEnumerable<Descriptor> reported =
            [.. SyntaxDiagnostics.All, .. ShapeDiagnostics.All, .. VariableDiagnostics.All, .. DiscoveryDiagnostics.All, .. ConsistencyDiagnostics.All, .. ResolutionDiagnostics.All];
        reported.Select(d => d.Id).Except(ModelFindings.All.Select(d => d.Id)).ShouldBeEmpty();
        ModelFindings.All.Select(d => d.Id).ShouldBeUnique();
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
