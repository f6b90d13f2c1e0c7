using Compose.Model.Diagnostics;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Diagnostics;

public sealed class DiagnosticRendererTests
{
    public static TheoryData<string> Cases => [.. Fixtures.Cases("diagnostics")];

    [Theory, MemberData(nameof(Cases))]
    public void A_finding_is_rendered_as(string name)
    {
        var described = DescribedFinding.Read(Fixtures.PathOf("diagnostics", name));
        Golden.ShouldMatch(DiagnosticRenderer.Render(described.Diagnostic, described.Style), Fixtures.PathOf("diagnostics", name, "rendered.txt"));
    }

    [Fact]
    public void Findings_are_set_apart_by_an_empty_line()
    {
        var finding = DescribedFinding.Read(Fixtures.PathOf("diagnostics", "marked-value")).Diagnostic;
        DiagnosticRenderer.Render([finding, finding], DiagnosticStyle.Plain).ShouldContain("\n\ncompose.yaml:7:10: error[CF011]");
        DiagnosticRenderer.Render([finding, finding], new DiagnosticStyle { Concise = true }).Split('\n').Length.ShouldBe(3);
    }
}
