using Compose.Lint.Catalog;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.CommandLine;

/// <summary>
/// Ids and names of rules are in other people's files. fixtures/stable-rules.txt has all that there ever were: <c>COMPOSE_UPDATE=1</c> adds
/// new ones and never takes one away.
/// </summary>
public sealed class StableRuleTests
{
    private static readonly string List = Path.Combine(Fixtures.Root, "stable-rules.txt");

    [Fact]
    public void A_rule_keeps_its_id_and_its_name()
    {
        var known = File.ReadAllLines(List);
        var rules = RulePages.All.Select(static rule => $"{rule.Id} {rule.Name}").ToList();
        known.Except(rules).ShouldBeEmpty("they are in comments and configurations of others: docs/stability.md says how a rule goes");
        Golden.ShouldMatch(string.Join('\n', known.Union(rules).Order(StringComparer.Ordinal)) + "\n", List);
    }

    [Fact]
    public void No_id_and_no_name_is_given_twice()
    {
        var known = File.ReadAllLines(List).Select(static line => line.Split(' ')).ToList();
        known.GroupBy(static rule => rule[0]).Where(static same => same.Count() > 1).Select(static same => same.Key).ShouldBeEmpty();
        known.GroupBy(static rule => rule[1]).Where(static same => same.Count() > 1).Select(static same => same.Key).ShouldBeEmpty();
    }
}
