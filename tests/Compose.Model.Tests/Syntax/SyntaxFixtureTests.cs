using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Testing;
using Xunit;

namespace Compose.Model.Tests.Syntax;

/// <summary>Broken files and their findings: fixtures/syntax/&lt;case&gt;/compose.yaml with expected.yaml.</summary>
public class SyntaxFixtureTests
{
    public static IEnumerable<object[]> Cases => Fixtures.Cases("syntax").Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_error_is_reported_at_its_cause(string name)
    {
        var sink = new DiagnosticSink();
        var source = SourceDecoding.Decode("compose.yaml", File.ReadAllBytes(Fixtures.PathOf("syntax", name, "compose.yaml")), sink);
        YamlReader.Parse(source, sink, CancellationToken.None);
        Golden.ShouldMatch(AnnotatedSource.Of(source, sink.ToImmutable()), Fixtures.PathOf("syntax", name, "expected.yaml"));
    }
}
