using System.Text;
using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;
using Compose.Model.Variables;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Variables;

public sealed class InterpolatorTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Cases => [.. Fixtures.Cases("interpolation")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_becomes_what_is_expected(string name)
    {
        var sink = new DiagnosticSink();
        var env = new SourceText("variables.env", File.ReadAllText(Fixtures.PathOf("interpolation", name, "variables.env")));
        var scope = VariableScope.From(DotEnv.Parse(env, _ => null, sink));
        var source = new SourceText("compose.yaml", File.ReadAllText(Fixtures.PathOf("interpolation", name, "compose.yaml")));
        var root = YamlReader.Parse(source, sink, CancellationToken.None).Documents[0].Root;
        var text = new StringBuilder();
        Describe(text, "", Interpolator.Apply(root, scope, new CastShape(), sink));
        if (sink.Count > 0)
            text.Append('\n').Append(AnnotatedSource.Of(source, sink.ToImmutable()));
        Golden.ShouldMatch(text.ToString(), Fixtures.PathOf("interpolation", name, "expected.txt"));
    }

    [Fact]
    public void What_has_no_variables_is_shared_with_the_input()
    {
        var root = (Mapping)Read("a: {b: [x, y]}\nc: $A");
        var result = (Mapping)Interpolator.Apply(root, VariableScope.Empty, null, new DiagnosticSink());
        result["a"].ShouldBeSameAs(root["a"]);
        result["c"].ShouldNotBeSameAs(root["c"]);
    }

    [Fact]
    public void What_an_anchor_shares_stays_shared()
    {
        var root = (Mapping)Interpolator.Apply(Read("a: &a {b: {c: $A}}\nd: *a"), VariableScope.Empty, null, new DiagnosticSink());
        ((Mapping)root["a"]!)["b"].ShouldBeSameAs(((Mapping)root["d"]!)["b"]);
    }

    [Fact]
    public void The_use_of_a_variable_is_the_origin_of_the_value()
    {
        var root = (Mapping)Interpolator.Apply(Read("a: x ${A:-y}"), VariableScope.Empty, null, new DiagnosticSink());
        var origin = root["a"]!.Origin.ShouldNotBeNull();
        (origin.Step, origin.Detail, origin.Via!.Value.Characters.ToString()).ShouldBe((Step.Variable, "A", "${A:-y}"));
        root["a"]!.At.Characters.ToString().ShouldBe("x ${A:-y}");
    }

    [Fact]
    public void What_follows_from_a_refused_value_is_not_told_again()
    {
        var files = new MemoryFiles
        {
            ["/app/compose.yaml"] = """
                services:
                  a:
                    image: ${IMAGE:x}
                    ports: ["${PORT:?which}:80"]
                    volumes: ["${DATA:?where}:/x"]
                    mem_limit: ${SIZE:?how much}
                    scale: many
                    depends_on: ["${OTHER:?who}"]
                """,
        };
        var sink = new DiagnosticSink();
        ProjectLoader.Load(
            new LoadOptions { WorkingDirectory = "/app", Variables = new Dictionary<string, string>() },
            files,
            sink,
            CancellationToken.None
        );
        sink.ToImmutable()
            .Select(diagnostic => $"{diagnostic.At.Start.Line} {diagnostic.Descriptor.Id}")
            .ShouldBe(["3 CF015", "4 CF105", "5 CF105", "6 CF105", "7 CF007", "8 CF105"]);
    }

    private static Node Read(string text) =>
        YamlReader.Parse(new SourceText("compose.yaml", text), new DiagnosticSink(), CancellationToken.None).Documents[0].Root;

    private static void Describe(StringBuilder text, string path, Node node)
    {
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    Describe(text, path.Length == 0 ? entry.Name : $"{path}.{entry.Name}", entry.Value);
                break;
            case Sequence sequence:
                for (var i = 0; i < sequence.Count; i++)
                    Describe(text, $"{path}[{i}]", sequence.Items[i]);
                break;
            case Scalar scalar:
                text.Append(
                    $"{path} = {(scalar.Kind == ScalarKind.String ? JsonSerializer.Serialize(scalar.Text, Readable) : $"{scalar.Kind} {scalar.Text}")}\n"
                );
                foreach (var use in scalar.Substitution?.Uses ?? [])
                    text.Append(
                        $"    {use.Name} at {use.At.Start.Line}:{use.At.Start.Column} "
                            + $"{JsonSerializer.Serialize(use.At.Characters.ToString(), Readable)}\n"
                    );
                break;
        }
    }
}
