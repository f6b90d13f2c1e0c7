using Compose.Testing;
using Compose.Testing.Words;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Words;

/// <summary>Scripts look for phrases of Docker Compose: our messages contain them, and docs/errors.md lists which and where.</summary>
public sealed class WordTests(WordRuns runs) : IClassFixture<WordRuns>
{
    public static TheoryData<string> Cases => [.. WordCase.All.Select(static one => one.Name)];

    [Theory, MemberData(nameof(Cases))]
    public void The_words_scripts_look_for_are_said(string name)
    {
        var one = WordCase.All.Single(other => other.Name == name);
        var (said, exitCode) = runs[name];
        one.Words.ShouldNotBeEmpty();
        foreach (var words in one.Words)
            said.ShouldContain(words, Case.Sensitive);
        exitCode.ShouldBe(one.ExitCode);
    }

    [Fact]
    public void The_page_says_what_is_said() =>
        Golden.ShouldMatch(ErrorsPage.With(row => row.Case is { } name ? Line(name, row.Words) : null), ErrorsPage.Location);

    [Fact]
    public void Every_case_has_a_row_and_every_row_its_case()
    {
        var proven = ErrorsPage
            .Rows.Where(static row => row.Case is not null)
            .Select(static row => $"{row.Case}: {row.Words}")
            .Order(StringComparer.Ordinal);
        var cases = WordCase.All.SelectMany(static one => one.Words.Select(words => $"{one.Name}: {words}")).Order(StringComparer.Ordinal);
        proven.ShouldBe(cases);
    }

    [Fact]
    public void What_only_an_engine_provokes_is_in_the_source()
    {
        var source = string.Concat(
                Directory
                    .EnumerateFiles(Path.Combine(Fixtures.Root, "..", "src"), "*.cs", SearchOption.AllDirectories)
                    .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
                    .Select(File.ReadAllText)
            )
            .Replace("\\\"", "\"");
        var missing = ErrorsPage
            .Rows.Where(static row => row.Proof == "engine")
            .Where(row => !row.Fragments.All(part => source.Contains(part, StringComparison.Ordinal)));
        missing.Select(static row => row.Words).ShouldBeEmpty();
    }

    [Fact]
    public void Every_case_of_an_engine_has_a_row_and_every_row_its_case()
    {
        var rows = ErrorsPage.Rows;
        foreach (var one in WordCase.OfEngine)
            one.Words.ShouldAllBe(words => rows.Any(row => row.EngineCase == one.Name && row.Fits(words)), one.Name);
        foreach (var row in rows.Where(static row => row.EngineCase is not null))
            WordCase.OfEngine.ShouldContain(one => one.Name == row.EngineCase && one.Words.Any(row.Fits), row.ToString());
    }

    [Fact]
    public void What_a_class_of_tests_proves_is_looked_for_in_it()
    {
        foreach (var row in ErrorsPage.Rows.Where(static row => row.Test is not null))
        {
            var file = Directory
                .EnumerateFiles(Path.Combine(Fixtures.Root, "..", "tests"), row.Test + ".cs", SearchOption.AllDirectories)
                .ShouldHaveSingleItem(row.ToString());
            var text = File.ReadAllText(file).Replace("\\\"", "\"");
            row.Fragments.ShouldAllBe(part => text.Contains(part, StringComparison.Ordinal), row.ToString());
        }
    }

    [Fact]
    public void What_is_not_kept_has_a_reason() =>
        ErrorsPage.Rows.ShouldAllBe(static row =>
            row.Case != null
            || row.EngineCase != null
            || row.Test != null
            || row.Proof == "engine"
            || (row.Proof.StartsWith("no: ", StringComparison.Ordinal) && row.Proof.Length > 10)
        );

    private string Line(string name, string words) =>
        runs[name].Said.Split('\n').First(line => line.Contains(words, StringComparison.Ordinal)).Trim();
}
