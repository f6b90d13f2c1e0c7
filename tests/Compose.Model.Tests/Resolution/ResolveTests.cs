using Compose.Testing;
using Xunit;

namespace Compose.Model.Tests.Resolution;

/// <summary>What a project becomes, or why it becomes nothing: <c>expected.txt</c> of each folder below fixtures/resolve.</summary>
public sealed class ResolveTests
{
    public static TheoryData<string> Cases => [.. Fixtures.Cases("resolve")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_project_resolves_as_expected(string name)
    {
        var folder = Fixtures.PathOf("resolve", name);
        Golden.ShouldMatch(ResolveCase.Run(folder), Path.Combine(folder, "expected.txt"));
    }
}
