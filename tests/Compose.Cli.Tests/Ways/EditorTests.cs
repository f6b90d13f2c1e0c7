using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compose.Cli.Tests.InProcess;
using Compose.Cli.Tests.Remote;
using Compose.Testing;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Ways;

/// <summary>docs/editors.md, and the entries for SchemaStore.</summary>
public sealed partial class EditorTests
{
    private const string Address = "https://<this repository>/raw/main/";
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Fixtures.Root, ".."));
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository, "docs", "editors.md"));

    [Fact]
    public void Every_address_is_of_a_schema()
    {
        var store = File.ReadAllText(Path.Combine(Repository, "schemas", "schemastore.json"));
        var paths = Named().Matches(Page + store).Select(static match => match.Groups[1].Value).Distinct().ToList();
        paths.Count.ShouldBe(2);
        foreach (var path in paths)
            using (var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, path))))
                schema.RootElement.GetProperty("$schema").GetString()!.ShouldStartWith("http");
    }

    [Theory]
    [InlineData("compose.yaml", 0)]
    [InlineData("docker-compose.prod.yml", 0)]
    [InlineData("shop.compose.yaml", 0)]
    [InlineData(".compose-lint.yml", 1)]
    [InlineData("composer.yml", null)]
    [InlineData("decompose.yaml", null)]
    public void A_file_gets_the_schema_by_its_name(string name, int? entry)
    {
        using var store = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, "schemas", "schemastore.json")));
        var found = store
            .RootElement.EnumerateArray()
            .Select(static (item, index) => (Patterns: item.GetProperty("fileMatch").EnumerateArray(), Index: index))
            .Where(item => item.Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern.GetString()!, name, false)))
            .Select(static item => (int?)item.Index);
        found.FirstOrDefault().ShouldBe(entry);
    }

    [Fact]
    public async Task The_file_with_the_modeline_is_as_its_schema_says()
    {
        var example = Block("yaml");
        example.Split('\n')[0].ShouldBe($"# yaml-language-server: $schema={Address}schemas/compose.schema.json");
        using var folder = new TemporaryFolder();
        folder.Write("compose.yaml", example);
        var config = await new MemoryHost(folder.Path, folder.Path).RunAsync("config", "--format", "json");
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository, "schemas", "compose.schema.json"));
        schema.Validate(config.Out).ShouldBeEmpty();
    }

    [Fact]
    public void The_settings_are_JSON()
    {
        using var settings = JsonDocument.Parse(Block("json"));
        settings.RootElement.GetProperty("yaml.schemas").EnumerateObject().Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_command_prints_what_the_page_shows_and_an_editor_reads()
    {
        using var folder = new TemporaryFolder();
        folder.Write("compose.yaml", "services:\n  web:\n    image: nginx\n    networks: [frontned]\nnetworks:\n  frontend: {}\n");
        var shown = Block("console").Split('\n', 2);
        var result = await new MemoryHost(folder.Path, folder.Path).RunAsync(shown[0].Split(' ')[2..]);
        result.Out.ShouldBe(shown[1]);
    }

    /// <summary>The only block of a language.</summary>
    private static string Block(string language) => Regex.Match(Page, $@"(?s)```{language}\n(.*?)```").Groups[1].Value;

    [GeneratedRegex(@"https://<this repository>/raw/main/([a-z./-]+\.json)")]
    private static partial Regex Named();
}
