using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

/// <summary>Each rule, verb and report is one file and one line in a list.</summary>
public sealed class ListTests
{
    [Theory]
    [InlineData("src/Compose.Lint/Rules", @"class (\w+) : Rule\b", "src/Compose.Lint/Catalog/RuleSet.cs", "new {0}()")]
    [InlineData("src/Compose.Lint/Reports", @"class (\w+) : Report\b", "src/Compose.Lint/Reports/Report.cs", "new {0}()")]
    [InlineData("src/Compose.Cli/Verbs", @"class (\w+Verb)\b", "src/Compose.Cli/Verbs/VerbList.cs", " {0}.Create")]
    public void Each_is_named_once_in_its_list(string folder, string declaration, string list, string line)
    {
        var lines = Repository.Read(list);
        var names = Repository
            .Files(folder, "*.cs")
            .SelectMany(path => Regex.Matches(Repository.Read(path), declaration))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToArray();
        names.ShouldNotBeEmpty();
        foreach (var name in names)
            Regex
                .Count(lines, Regex.Escape(string.Format(line, name)))
                .ShouldBe(1, $"{name} wants one line in {list}, with `{string.Format(line, name).Trim()}` in it");
    }
}
