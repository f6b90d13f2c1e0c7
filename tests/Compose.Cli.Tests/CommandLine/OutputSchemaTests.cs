using System.CommandLine;
using System.Text.RegularExpressions;
using Compose.Cli.Tests.InProcess;
using Compose.Cli.Tests.Remote;
using Compose.Cli.Verbs;
using Compose.Testing;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.CommandLine;

/// <summary>
/// docs/stability.md names a schema for every JSON output; each expected output under fixtures/ that such a command prints is as its schema
/// says, without members that the schema does not name.
/// </summary>
public sealed partial class OutputSchemaTests
{
    private static readonly string Docs = Path.Combine(Fixtures.Root, "..", "docs");

    private static readonly IReadOnlyList<(string Command, bool Lines, string Section, string Schema)> Outputs =
    [
        .. OutputRow()
            .Matches(File.ReadAllText(Path.Combine(Docs, "stability.md")))
            .Select(static row =>
                (
                    row.Groups["command"].Value,
                    row.Groups["prints"].Value.StartsWith("lines", StringComparison.Ordinal),
                    row.Groups["prints"].Value.EndsWith("error", StringComparison.Ordinal) ? "--- stderr" : "--- stdout",
                    row.Groups["schema"].Value
                )
            ),
    ];

    public static TheoryData<string> Commands => [.. Outputs.Select(static output => output.Command)];

    [Theory, MemberData(nameof(Commands))]
    public async Task What_the_command_is_expected_to_print_is_as_its_schema_says(string command)
    {
        var (_, lines, section, path) = Outputs.Single(output => output.Command == command);
        var schema = await ClosedAsync(path);
        var printed = Runs().Where(run => OutputOf(run.Line) == command).Select(run => Part(run.Text, section)).ToList();
        if (printed.Count == 0)
            printed.Add(await RunAsync(command));
        var values = printed.SelectMany(text => lines ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text]).ToList();
        values.ShouldNotBeEmpty($"a case under fixtures/ has to run `{command}`");
        foreach (var value in values)
            schema.Validate(value).ShouldBeEmpty($"{path}\n{value}");
    }

    [Fact]
    public void Every_verb_that_prints_JSON_has_a_schema() =>
        VerbList
            .All.Select(static verb => verb.Create())
            .Where(static verb =>
                verb.Options.Any(static option => option.Name == "--json" || (option.Name == "--format" && MentionsJson(option)))
            )
            .Where(static verb => !Outputs.Any(output => output.Command.StartsWith($"compose {verb.Path} ", StringComparison.Ordinal)))
            .Select(static verb => verb.Path)
            .ShouldBeEmpty("each needs a row in docs/stability.md, and a schema in schemas/output");

    [Fact]
    public void Every_schema_is_of_an_output() =>
        Directory
            .EnumerateFiles(Path.Combine(Docs, "..", "schemas", "output"))
            .Select(static file => $"../schemas/output/{Path.GetFileName(file)}")
            .Except(Outputs.Select(static output => output.Schema))
            .ShouldBeEmpty();

    private static bool MentionsJson(Option option) =>
        $"{option.HelpName} {option.Description}".Contains("json", StringComparison.Ordinal);

    /// <summary>The row whose words all occur in the command line; the one with the most, as flags change what is printed.</summary>
    private static string? OutputOf(string line)
    {
        var words = line.Split(' ');
        return Outputs
            .Select(static output => output.Command)
            .Where(command => command.Split(' ').All(words.Contains))
            .MaxBy(static command => command.Split(' ').Length);
    }

    /// <summary>Each command line in the expectations, and what follows it.</summary>
    private static IEnumerable<(string Line, string Text)> Runs() =>
        from kind in new[] { "cli", "verbs" }
        from verb in Fixtures.Cases(kind)
        from name in Fixtures.Cases(kind, verb)
        from part in Run().Split(File.ReadAllText(Fixtures.PathOf(kind, verb, name, "expected.txt")))
        where part.StartsWith("$ ", StringComparison.Ordinal) && part.Contains("json", StringComparison.Ordinal)
        select (part[..part.IndexOf('\n')], part);

    /// <summary>What stands under a heading such as <c>--- stdout</c>; empty without it.</summary>
    private static string Part(string text, string heading)
    {
        var start = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0)
            return "";
        start += heading.Length + 1;
        return text[start..text.IndexOf("\n--- ", start, StringComparison.Ordinal)];
    }

    private static async Task<string> RunAsync(string command)
    {
        using var folder = new TemporaryFolder();
        var result = await new MemoryHost(folder.Path, folder.Path).RunAsync(command.Split(' ')[1..]);
        return result.Out;
    }

    /// <summary>A schema that refuses members that it does not name.</summary>
    private static async Task<JsonSchema> ClosedAsync(string path)
    {
        var schema = await JsonSchema.FromFileAsync(Path.GetFullPath(Path.Combine(Docs, path)));
        Close(schema, []);
        return schema;
    }

    private static void Close(JsonSchema schema, HashSet<JsonSchema> done)
    {
        if (!done.Add(schema))
            return;
        if (schema.Properties.Count > 0 && schema.AdditionalPropertiesSchema is null)
            schema.AllowAdditionalProperties = false;
        JsonSchema?[] below =
        [
            .. schema.Properties.Values,
            .. schema.Definitions.Values,
            .. schema.OneOf,
            schema.Item,
            schema.AdditionalPropertiesSchema,
            schema.Reference,
        ];
        foreach (var part in below.OfType<JsonSchema>())
            Close(part, done);
    }

    [GeneratedRegex(
        @"^\| `(?<command>compose [^`]+)` \| (?<prints>a value|lines[^|]*?) \| \[[^]]*\]\((?<schema>[^)]+)\) \|$",
        RegexOptions.Multiline
    )]
    private static partial Regex OutputRow();

    [GeneratedRegex(@"^(?=\$ )", RegexOptions.Multiline)]
    private static partial Regex Run();
}
