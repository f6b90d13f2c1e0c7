using System.Text.RegularExpressions;
using Compose.Lint.Catalog;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
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
    public void The_rules_with_fixes_are_listed()
    {
        string[] folders = ["lint", "diagnostics", "shapes", "syntax", "interpolation", "resolve"];
        var fixable = folders
            .SelectMany(static folder => Directory.EnumerateFiles(Fixtures.PathOf(folder), "*compose*.y*ml", SearchOption.AllDirectories))
            .Where(static file => !file.Contains("compose-lint", StringComparison.Ordinal))
            .SelectMany(static file => FindingsOf(file))
            .Where(static finding => !finding.Fixes.IsEmpty)
            .Select(static finding => finding.Descriptor.Id)
            .Distinct()
            .Order(StringComparer.Ordinal);
        const string Wanted = "FixableIds of src/Compose.Lint/Catalog/RuleSummary.cs: the rules that a fixture shows with a fix";
        RuleSummary.FixableIds.ToArray().ShouldBe(fixable.ToArray(), Wanted);
    }

    private static IEnumerable<Diagnostic> FindingsOf(string file) =>
        Linter
            .Run(
                new LintOptions
                {
                    WorkingDirectory = Path.GetDirectoryName(file)!, // a file has a folder
                    Variables = new Dictionary<string, string>(),
                    Files = [file],
                },
                new DiskFiles(),
                CancellationToken.None
            )
            .Findings;

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
