using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;
using Compose.Testing;
using Newtonsoft.Json;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Schema;

/// <summary>A third-party validator with the emitted schema agrees with the shapes on unsubstituted documents.</summary>
public class SchemaOracleTests
{
    private const int Mutants = 10_000;

    [Fact]
    public async Task Every_fixture_is_judged_alike()
    {
        var schema = await Schema();
        foreach (var (path, root) in Documents())
            Compare(schema, root, path);
    }

    [Fact, Trait("Category", "Slow")]
    public async Task Ten_thousand_mutants_are_judged_alike()
    {
        var schema = await Schema();
        var documents = Documents().Select(document => document.Root).ToList();
        var accepted = 0;
        for (var seed = 0; seed < Mutants; seed++)
            if (Compare(schema, new Mutation(seed).Of(documents[seed % documents.Count]), $"mutant {seed}"))
                accepted++;
        accepted.ShouldBeInRange(Mutants / 10, Mutants * 9 / 10, "a test that meets one verdict only says little");
    }

    private static Task<JsonSchema> Schema() => JsonSchema.FromJsonAsync(ComposeSchema.ToJson());

    private static bool Compare(JsonSchema schema, Node root, string name)
    {
        var sink = new DiagnosticSink();
        ComposeFile.Shape.Check(root, new ShapeContext(sink) { Grammars = false });
        var ours = sink.ToImmutable().Where(static finding => finding.IsFatal).ToList();
        var token = JsonTokens.Of(root);
        // NJsonSchema treats a text and a number that look alike as equal items; JSON Schema does not (validation, 4.2.2).
        if (HoldsLookalikes(root))
            return ours.Count == 0;
        var theirs = schema.Validate(token);
        (ours.Count == 0).ShouldBe(
            theirs.Count == 0,
            $"{name}\n{token.ToString(Formatting.None)}\nours: {string.Join("\n", ours)}\ntheirs: {string.Join("\n", theirs)}"
        );
        return ours.Count == 0;
    }

    private static bool HoldsLookalikes(Node node) =>
        node switch
        {
            Mapping mapping => mapping.Entries.Any(static entry => HoldsLookalikes(entry.Value)),
            Sequence sequence => sequence
                .Items.OfType<Scalar>()
                .GroupBy(static item => item.Text)
                .Any(static alike => alike.DistinctBy(static item => item.Kind).Skip(1).Any()) || sequence.Items.Any(HoldsLookalikes),
            _ => false,
        };

    /// <summary>The valid YAML documents of the fixtures, and of the folder COMPOSE_CORPUS if set.</summary>
    private static IEnumerable<(string Path, Node Root)> Documents()
    {
        var folders = new[] { Fixtures.Root, Environment.GetEnvironmentVariable("COMPOSE_CORPUS") ?? "" }.Where(Directory.Exists);
        foreach (
            var path in folders
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
        )
        {
            var sink = new DiagnosticSink();
            var file = YamlReader.Parse(new SourceText(path, File.ReadAllText(path)), sink, CancellationToken.None);
            if (sink.HasErrors)
                continue;
            foreach (var document in file.Documents)
                if (IsPlain(document.Root))
                    yield return (path, document.Root);
        }
    }

    /// <summary>JSON has no infinite numbers, and the validator treats the number 1 and the text "1" as equal items.</summary>
    private static bool IsPlain(Node node) =>
        node switch
        {
            Mapping mapping => mapping.Entries.All(entry => IsPlain(entry.Value)),
            Sequence sequence => sequence.Items.All(IsPlain)
                && sequence
                    .Items.OfType<Scalar>()
                    .GroupBy(item => item.Text)
                    .All(same => same.Select(item => item.Kind).Distinct().Count() == 1),
            Scalar { Kind: ScalarKind.Float } number => double.IsFinite(GoNumber.ToDouble(number.Text)),
            _ => true,
        };
}
