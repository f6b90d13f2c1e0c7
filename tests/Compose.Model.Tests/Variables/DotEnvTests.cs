using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Compose.Model.Diagnostics;
using Compose.Model.Text;
using Compose.Model.Variables;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Variables;

public sealed class DotEnvTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Cases => [.. Fixtures.Cases("dotenv")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_file_is_read_as_expected(string name)
    {
        var source = new SourceText("input.env", File.ReadAllText(Fixtures.PathOf("dotenv", name, "input.env")));
        var sink = new DiagnosticSink();
        var variables = name == "raw" ? DotEnv.ParseRaw(source, Outside, sink) : DotEnv.Parse(source, Outside, sink);
        var text = new StringBuilder();
        foreach (var variable in variables)
            text.Append(
                $"{variable.SetAt!.Value.Start.Line}:{variable.SetAt.Value.Start.Column} {variable.Name} = "
                    + $"{JsonSerializer.Serialize(variable.Value, Readable)}\n"
            );
        if (sink.Count > 0)
            text.Append('\n').Append(AnnotatedSource.Of(source, sink.ToImmutable()));
        Golden.ShouldMatch(text.ToString(), Fixtures.PathOf("dotenv", name, "expected.txt"));
    }

    [Fact]
    public void A_label_file_sees_the_labels_before_it_and_nothing_else()
    {
        var sink = new DiagnosticSink();
        var earlier = new Dictionary<string, string> { ["tier"] = "web" };
        DotEnv
            .Parse(new SourceText("app.labels", "role=$tier-$HOME_DIR\ntier"), earlier.GetValueOrDefault, sink)
            .Select(label => $"{label.Name}={label.Value}")
            .ShouldBe(["role=web-", "tier=web"]);
    }

    [Fact, Trait("Category", "Slow")]
    public void A_million_lines_take_bounded_time()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1_000_000; i++)
            text.Append("NAME_").Append(i).Append(i % 3 == 0 ? "=\"a \\\"b\\\" ${NAME_0}\"\n" : "=value # c\n");
        var watch = Stopwatch.StartNew();
        DotEnv.Parse(new SourceText("big.env", text.ToString()), _ => null, new DiagnosticSink()).Length.ShouldBe(1_000_000);
        // Takes about a second; the limit only distinguishes linear from quadratic on a busy machine.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    private static string? Outside(string name) =>
        name switch
        {
            "SET" => "outside",
            "INHERITED" => "from outside",
            _ => null,
        };
}
