using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

/// <summary>What a project becomes, or why it becomes nothing: <c>expected.txt</c> of each folder below fixtures/resolve.</summary>
public sealed class ResolveTests
{
    // Printed as the reference prints them, which cannot read them either: a source that is neither external nor anything else, and a dependency
    // on a service that no profile enables.
    private static readonly string[] PrintedBeyondReading = ["config-external-false", "dependency-disabled-but-optional"];

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
        if (ResolveCase.Twice(Fixtures.PathOf("resolve", name)) is not var (first, second)) return;
        second.ShouldBe(first);
    }
}
