using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

/// <summary>The resolved project, or why there is none: <c>expected.txt</c> of each folder below fixtures/resolve.</summary>
public sealed class ResolveTests
{
    // Printed as by the reference, which cannot read them back either: a source that is neither external nor defined, a dependency on a
    // service that no profile enables, empty keys, keys with dollars that are doubled but never halved, and empty names, which are omitted.
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
