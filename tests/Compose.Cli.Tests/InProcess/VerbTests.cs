using Compose.Cli.Verbs;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>Every verb against an in-memory engine; <c>COMPOSE_UPDATE=1</c> rewrites the expectations.</summary>
public sealed class VerbTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var verb in Fixtures.Cases("verbs"))
                foreach (var name in Fixtures.Cases("verbs", verb))
                    cases.Add(verb, name);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task The_verb_does_and_says(string verb, string name)
    {
        var folder = Fixtures.PathOf("verbs", verb, name);
        Golden.ShouldMatch(await new VerbCase(folder).RunAsync(), Path.Combine(folder, VerbCase.Expected));
    }

    [Fact]
    public void Every_verb_has_a_case() =>
        VerbList
            .All.Select(static verb => verb.Name.Replace(' ', '-'))
            .Except(Fixtures.Cases("verbs"))
            .ShouldBeEmpty(
                "a verb wants fixtures/verbs/VERB/CASE with a file `steps`, spaces in its name as `-`; COMPOSE_UPDATE=1 adds expected.txt"
            );

    [Theory, MemberData(nameof(Cases))]
    public void A_case_runs_the_verb_it_stands_under(string verb, string name) =>
        File.ReadLines(Fixtures.PathOf("verbs", verb, name, "steps"))
            .Where(static line => line.StartsWith("$ ", StringComparison.Ordinal))
            .ShouldContain(line => $"{line} ".Contains($" {verb.Replace('-', ' ')} ", StringComparison.Ordinal));
}
