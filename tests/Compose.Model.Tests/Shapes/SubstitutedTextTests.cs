using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Tests.Syntax;
using Compose.Model.Variables;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Shapes;

public class SubstitutedTextTests
{
    [Fact]
    public void A_mistake_in_substituted_text_is_told_at_the_value_with_what_it_became()
    {
        var finding = Findings("ports: ['${PORT}:80']", ("PORT", "99999")).ShouldHaveSingleItem();
        finding.At.Characters.ToString().ShouldBe("'${PORT}:80'");
        finding.Message.ShouldBe("invalid hostPort: 99999 is too large");
        finding.Notes.ShouldBe(["`${PORT}:80` became a string with `99999`"]);
    }

    [Fact]
    public void A_variable_that_is_not_set_is_shown_as_the_cause()
    {
        var finding = Findings("volumes: ['${DATA}:/data']").Single(f => f.Severity == Severity.Error);
        finding.Message.ShouldBe("there is nothing before the `:`");
        finding.Related.ShouldHaveSingleItem().Label.ShouldBe("`DATA` is not set");
    }

    [Fact]
    public void The_value_of_an_environment_variable_is_not_repeated() =>
        Findings("environment: ['KEY =${SECRET}']", ("SECRET", "hunter2"))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                f => f.Message.ShouldNotContain("hunter2"),
                f => string.Concat(f.Notes).ShouldNotContain("hunter2")
            );

    [Fact]
    public void A_failed_cast_is_one_finding() =>
        Findings("privileged: ${P}", ("P", "1")).ShouldHaveSingleItem().Descriptor.Id.ShouldBe("CF050");

    [Fact]
    public void Before_substitution_only_the_structure_counts()
    {
        var sink = new DiagnosticSink();
        ComposeFile.Shape.Check(
            Yaml.Parse(
                "services: {a: {image: '${I}', mem_limit: '${M}', cgroup: '${C}', pull_policy: '$P', ports: ['${A}:x:y'], user: 5}}"
            ),
            new ShapeContext(sink) { Grammars = false }
        );
        sink.ToImmutable().ShouldHaveSingleItem().Message.ShouldBe("services.a.user must be a string, not a number");
    }

    private static IReadOnlyList<Diagnostic> Findings(string attributes, params (string Name, string Value)[] variables)
    {
        var sink = new DiagnosticSink();
        var scope = VariableScope.From(variables.Select(v => new Variable(v.Name, v.Value, null)));
        var root = Interpolator.Apply(Yaml.Parse($"services:\n  a:\n    {attributes}\n"), scope, ComposeFile.Shape, sink);
        ComposeFile.Shape.Check(root, new ShapeContext(sink));
        return sink.ToImmutable();
    }
}
