using System.Text.RegularExpressions;
using Compose.Lint.Catalog;
using Compose.Lint.Rules;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class RuleSetTests
{
    [Fact]
    public void Ids_and_names_are_used_once()
    {
        RuleSet.All.Select(r => r.Descriptor.Id).ShouldBeSorted("src/Compose.Lint/Catalog/RuleSet.cs");
        RuleSet.All.Select(r => r.Descriptor.Name).ShouldBeUnique();
        RuleSet
            .All.Select(r => r.Descriptor.Id)
            .Intersect(ModelFindings.All.Select(d => d.Id))
            .ShouldBeEmpty("a finding of the model has this id: take another");
    }

    [Fact]
    public void The_page_about_linting_names_the_rules_that_are_off()
    {
        var off = RuleSet
            .All.Where(static rule => !rule.Recommended)
            .Select(static rule => rule.Descriptor.Id)
            .Append(LintDiagnostics.MissingReason.Id)
            .ToArray();
        var page = File.ReadAllText(Fixtures.PathOf("..", "docs", "lint.md"));
        var named = Regex.Match(page, @"Some rules are off[^(]*\(([^)]*)\)").Groups[1].Value.Split(',', StringSplitOptions.TrimEntries);
        off.Except(named).ShouldBeEmpty("docs/lint.md lists the rules that are off, below \"Configure\": add these");
        named.Except(off).ShouldBeEmpty("docs/lint.md lists the rules that are off, below \"Configure\": these are on, or gone");
    }
}
