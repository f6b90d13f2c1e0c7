using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compose.Cli.Failures;
using Compose.Cli.Linting;
using Compose.Lint.Catalog;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Planning.Plans;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Words;

/// <summary>Every finding with an id has a page, whichever room declares it.</summary>
public sealed class FindingPageTests
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "..", "docs", "rules");

    [Fact]
    public void Every_kind_of_finding_has_a_page_and_no_other()
    {
        Descriptor[] declared = [.. Declared.DistinctBy(static kind => kind.Id)];
        declared.Length.ShouldBeGreaterThan(120);
        var listed = FindingPages.All.Select(static page => page.Id).ToArray();
        declared
            .Select(static kind => kind.Id)
            .Except(listed)
            .ShouldBeEmpty(
                "declared and in no list: a rule wants a line in src/Compose.Lint/Catalog/RuleSet.cs, a finding one in the list of its room"
            );
        listed.Except(declared.Select(static kind => kind.Id)).ShouldBeEmpty("listed and declared nowhere");
        listed.ShouldBeInOrder();
        FindingPages.All.Select(static page => page.Name).ShouldBeUnique();
        declared
            .Where(static kind => string.IsNullOrWhiteSpace(kind.Page))
            .Select(static kind => kind.Id)
            .ShouldBeEmpty("their `Page` is empty: say there what is wrong and what to do");
    }

    public static IEnumerable<object[]> Ids => FindingPages.All.Select(static page => new object[] { page.Id });

    [Theory, MemberData(nameof(Ids))]
    public void Its_page_is_written_from_its_own_text(string id) =>
        Golden.ShouldMatch(FindingPages.Get(id).Markdown, Path.Combine(Folder, id + ".md"));

    [Fact]
    public void The_index_lists_every_page_by_group()
    {
        var index = new StringBuilder("# Findings\n\n");
        index.Append("Everything that `lint`, `plan` and `up` can report, by id. `compose lint --explain ID` prints a page, ");
        index.Append("`compose lint --list-rules` the rules of `lint`.\nHow to select, suppress and configure them: [lint](../lint.md).\n");
        index.Append("What the engine refuses about each attribute, and which finding says it before: [refusals](refusals.md).\n");
        foreach (var group in FindingPages.All.GroupBy(static page => RuleGroups.TagOf(page.Id)))
        {
            var pages = group.ToArray();
            index.Append($"\n## {pages[0].Id[..3]} {group.Key}\n\n| id | name | severity | fix | about |\n|---|---|---|---|---|\n");
            foreach (var rule in pages.Select(static page => page.Summary))
            {
                var severity = DiagnosticRenderer.Word(rule.Severity) + (rule.IsRecommended ? "" : ", off");
                var fix = rule.IsFixable ? "yes" : "";
                index.Append($"| [{rule.Id}]({rule.Id}.md) | {rule.Name} | {severity} | {fix} | {rule.Title} |\n");
            }
        }

        Golden.ShouldMatch(index.ToString(), Path.Combine(Folder, "README.md"));
    }

    [Fact]
    public void A_group_and_all_are_explained_page_by_page()
    {
        FindingPages.Of("all").Count().ShouldBe(FindingPages.All.Length);
        FindingPages.Of("cf3").ShouldAllBe(static page => page.Contains("# CF3"));
        FindingPages.Of("CF108").ShouldBe([FindingPages.Get("CF108").Markdown]);
    }

    [Fact]
    public void The_list_of_rules_has_a_line_for_each_rule_of_the_linter()
    {
        var lines = RuleTables.Rules(asJson: false).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(RulePages.All.Length + 1);
        lines.ShouldContain(static line => Regex.IsMatch(line, "^CF107 +unescaped-dollar +warning +yes +"));
        lines.ShouldContain(static line => Regex.IsMatch(line, @"^CF301 +missing-healthcheck +off \(info\) +A dep"));
        JsonDocument.Parse(RuleTables.Rules(asJson: true)).RootElement.GetArrayLength().ShouldBe(RulePages.All.Length);
    }

    [Fact]
    public void No_page_is_left_of_a_kind_that_is_gone() =>
        Directory
            .EnumerateFiles(Folder, "CF*.md")
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Except(FindingPages.All.Select(static page => page.Id))
            .ShouldBeEmpty("nothing has these ids any more: delete their pages in docs/rules");

    // Fields of the rooms' lists, and properties of the rules.
    private static IEnumerable<Descriptor> Declared
    {
        get
        {
            foreach (
                var type in new[] { typeof(Descriptor), typeof(Rule), typeof(PlanDiagnostics), typeof(FindingPages) }.SelectMany(
                    static type => type.Assembly.GetTypes()
                )
            )
            {
                foreach (var declared in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                    if (declared.FieldType == typeof(Descriptor))
                        yield return (Descriptor)declared.GetValue(null)!;
                if (type.IsSubclassOf(typeof(Rule)))
                    yield return ((Rule)Activator.CreateInstance(type)!).Descriptor;
            }
        }
    }
}
