using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Tests.Syntax;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Schema;

/// <summary>
/// fixtures/shapes/everything lists every attribute of the Compose Specification: one missing from the shapes is an unknown key there.
/// </summary>
public class CompletenessTests
{
    private static Node Everything => Yaml.Parse(File.ReadAllText(Fixtures.PathOf("shapes", "everything", "compose.yaml")));

    [Fact]
    public void The_fixture_with_everything_has_every_attribute() =>
        AttributePaths
            .Of(ComposeFile.Shape, "")
            .Except(AttributePaths.In(Everything, ComposeFile.Shape, ""))
            .ShouldBeEmpty("fixtures/shapes/everything/compose.yaml has every attribute once: add these");

    /// <summary>Otherwise a rewritten expectation could accept an unknown key.</summary>
    [Fact]
    public void No_attribute_of_the_fixture_with_everything_is_refused()
    {
        var sink = new DiagnosticSink();
        ComposeFile.Shape.Check(Everything, new ShapeContext(sink));
        sink.ToImmutable()
            .Where(static found => found.Descriptor.Severity == Severity.Error)
            .Select(static found => found.Message)
            .ShouldBeEmpty(
                "the shapes lost an attribute of the specification, or its value in fixtures/shapes/everything/compose.yaml is wrong"
            );
    }
}
