using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Testing;
using Xunit;

namespace Compose.Model.Tests.Shapes;

/// <summary>Invalid values and their findings: fixtures/shapes/&lt;case&gt;/compose.yaml with expected.yaml.</summary>
public class ShapeFixtureTests
{
    public static IEnumerable<object[]> Cases => Fixtures.Cases("shapes").Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_value_is_judged_at_its_place(string name)
    {
        var sink = new DiagnosticSink();
        var source = SourceDecoding.Decode("compose.yaml", File.ReadAllBytes(Fixtures.PathOf("shapes", name, "compose.yaml")), sink);
        var context = new ShapeContext(sink);
        foreach (var document in YamlReader.Parse(source, sink, CancellationToken.None).Documents)
            ComposeFile.Shape.Check(document.Root, context);
        Golden.ShouldMatch(AnnotatedSource.Of(source, sink.ToImmutable()), Fixtures.PathOf("shapes", name, "expected.yaml"));
    }
}
