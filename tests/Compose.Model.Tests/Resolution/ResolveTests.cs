using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

/// <summary>What a project becomes, or why it becomes nothing: <c>expected.txt</c> of each folder below fixtures/resolve.</summary>
public sealed class ResolveTests
{
    // Printed as the reference prints them, which does not read them back either: a source that is neither external nor anything else, a
    // dependency on a service that no profile enables, keys that are empty, keys whose dollars are doubled although nothing halves them,
    // and names that are empty and so left out.
    private static readonly string[] PrintedBeyondReading =
    [
        "config-external-false",
        "dependency-disabled-but-optional",
        "env-file-line-without-name",
        "item-without-name",
        "keys-are-not-substituted",
        "names-of-empty-variables",
    ];

    public static TheoryData<string> Cases => [.. Fixtures.Cases("resolve")];

    public static TheoryData<string> ReadableCases => [.. Fixtures.Cases("resolve").Except(PrintedBeyondReading)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_project_resolves_as_expected(string name)
    {
        var folder = Fixtures.PathOf("resolve", name);
        Golden.ShouldMatch(ResolveCase.Run(folder), Path.Combine(folder, "expected.txt"));
    }

    [Theory]
    [MemberData(nameof(ReadableCases))]
    public void What_a_project_prints_reads_back_as_the_same_project(string name)
    {
        if (ResolveCase.Twice(Fixtures.PathOf("resolve", name)) is not var (first, second))
            return;
        second.ShouldBe(first);
    }
}
