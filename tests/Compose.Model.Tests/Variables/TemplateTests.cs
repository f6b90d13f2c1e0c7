using System.Text;
using Compose.Model.Variables;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Variables;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["SET"] = "value",
        ["EMPTY"] = "",
        ["ANIMAL"] = "cat",
        ["cat"] = "feline",
        ["LIST"] = "[a, b]",
        ["DOLLAR"] = "$SET",
    };

    [Fact]
    public void Expressions_become_what_the_table_says()
    {
        var path = Fixtures.PathOf("interpolation", "expressions.txt");
        var table = new StringBuilder();
        foreach (var line in File.ReadAllLines(path).Where(line => !line.StartsWith("  ", StringComparison.Ordinal)))
        {
            table.Append(line).Append('\n');
            if (line.Length > 0 && line[0] != '#')
                Describe(table, line);
        }

        Golden.ShouldMatch(table.ToString(), path);
    }

    [Fact]
    public void A_word_ends_with_its_line() =>
        Template.Parse("${A:-a\nb}").Errors.ShouldHaveSingleItem().Message.ShouldContain("line break");

    [Fact]
    public void Nesting_has_a_bound_and_is_told()
    {
        var text = string.Concat(Enumerable.Repeat("${A:-", 5_000)) + new string('}', 5_000);
        Template.Parse(text).Errors.ShouldHaveSingleItem().Message.ShouldContain("nested");
    }

    [Fact]
    public void Variables_are_named_in_the_order_of_the_text_with_those_in_words() =>
        Template.Parse("$A ${B:-${C-$D}} ${E}").Variables().Select(part => part.Name).ShouldBe(["A", "B", "C", "D", "E"]);

    private static void Describe(StringBuilder table, string text)
    {
        var template = Template.Parse(text);
        var expansion = template.Expand(name => Values.GetValueOrDefault(name));
        table.Append("  = ").Append(expansion.Text).Append('\n');
        foreach (var use in expansion.Uses)
        {
            table.Append($"  {use.Part.Name}@{use.Part.Span.Start}+{use.Part.Span.Length}");
            if (use.Value is { } value)
                table.Append('=').Append(value);
            if (use.Demand is { } demand)
                table.Append(" required: ").Append(demand);
            table.Append(use.IsUnset ? " unset\n" : "\n");
        }

        foreach (var error in template.Errors)
            table.Append($"  ! {error.Span.Start}+{error.Span.Length} {error.Message}\n    {error.Help}\n");
    }
}
