using Compose.EndToEnd.Tests.Running;
using Compose.Testing;
using Compose.Testing.Words;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Words;

/// <summary>Phrases of Docker Compose that only an engine provokes; docs/errors.md lists when.</summary>
[Trait("Category", "Engine")]
public sealed class EngineWordTests(EngineWordRuns runs) : IClassFixture<EngineWordRuns>
{
    public static TheoryData<string> Cases => [.. WordCase.OfEngine.Select(static one => one.Name)];

    [Theory, MemberData(nameof(Cases))]
    public async Task The_words_scripts_look_for_are_said(string name)
    {
        var one = WordCase.OfEngine.Single(other => other.Name == name);
        one.Words.ShouldNotBeEmpty();
        if (await SaidHereAsync(one))
        {
            runs[name].ShouldExitWith(one.ExitCode).ShouldSay([.. one.Words]);
        }
        else
        {
            runs[name].ShouldExitWith(0);
            one.Words.ShouldAllBe(words => !runs[name].Error.Contains(words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_says_what_is_said()
    {
        var said = new List<string>();
        foreach (var one in WordCase.OfEngine)
            if (await SaidHereAsync(one))
                said.Add(one.Name);
        Golden.ShouldMatch(
            ErrorsPage.With(row =>
                row.Here != ErrorsPage.Varies && row.EngineCase is { } name && said.Contains(name) ? Line(name, row) : null
            ),
            ErrorsPage.Location
        );
    }

    /// <summary>The first line with the words.</summary>
    private string Line(string name, ErrorsPage.Row row)
    {
        var words = WordCase.OfEngine.Single(one => one.Name == name).Words.First(row.Fits);
        return runs[name].Error.Split('\n').FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal))?.Trim() ?? "";
    }

    private static async Task<bool> SaidHereAsync(WordCase one) => one.Before is null || await Engine.ApiVersionAsync() < one.Before;
}
