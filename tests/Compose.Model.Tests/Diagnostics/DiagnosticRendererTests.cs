using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Text;
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
        Golden.ShouldMatch(
            DiagnosticRenderer.Render(described.Diagnostic, described.Style),
            Fixtures.PathOf("diagnostics", name, "rendered.txt")
        );
    }

    [Fact]
    public void A_line_of_megabytes_is_cut_around_the_mark_where_no_width_is_known()
    {
        var source = new SourceText("compose.yaml", $"a: [{new string('x', 1_000_000)}, here, {new string('y', 1_000_000)}]\n");
        var finding = ShapeDiagnostics.InvalidPort.At(
            new Location(source, new TextSpan(source.Text.IndexOf("here", StringComparison.Ordinal), 4)),
            "no port"
        );

        var rendered = DiagnosticRenderer.Render(finding, DiagnosticStyle.Plain);

        rendered.Length.ShouldBeLessThan(1500);
        rendered.ShouldContain("xxx, here, yyy");
    }

    [Fact]
    public void A_value_of_megabytes_is_not_repeated_in_a_message()
    {
        var value = new string('x', 1_000_000);
        var finding = ShapeDiagnostics
            .InvalidPort.At(new Location(new SourceText("compose.yaml", value), default), $"`{value}` is no port")
            .WithHelp($"not `{value}`");

        finding.Message.ShouldSatisfyAllConditions(
            m => m.Length.ShouldBeLessThan(1000),
            m => m.ShouldStartWith("`xxx"),
            m => m.ShouldEndWith("xxx` is no port")
        );
        finding.Help!.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Findings_are_set_apart_by_an_empty_line()
    {
        var finding = DescribedFinding.Read(Fixtures.PathOf("diagnostics", "marked-value")).Diagnostic;
        DiagnosticRenderer.Render([finding, finding], DiagnosticStyle.Plain).ShouldContain("\n\ncompose.yaml:7:10: error[CF011]");
        DiagnosticRenderer.Render([finding, finding], new DiagnosticStyle { Concise = true }).Split('\n').Length.ShouldBe(3);
    }
}
