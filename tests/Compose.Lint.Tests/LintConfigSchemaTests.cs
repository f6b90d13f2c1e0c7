using System.Text.Json;
using Compose.Lint.Catalog;
using Compose.Lint.Configuration;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class LintConfigSchemaTests
{
    [Fact]
    public void The_schema_for_editors_has_the_settings_and_levels_the_linter_reads()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "..", "schemas", "lint-config.schema.json")));
        var properties = schema.RootElement.GetProperty("properties");
        Names(properties).ShouldBe(LintConfigReader.Keys);
        Names(properties.GetProperty("paths").GetProperty("items").GetProperty("properties")).ShouldBe(LintConfigReader.PathKeys);
        var levels = schema.RootElement.GetProperty("definitions").GetProperty("levels").GetProperty("additionalProperties");
        Words(levels).ShouldBe(LintConfigReader.Levels);
        Words(properties.GetProperty("preset")).ShouldBe(Presets.Names);
    }

    private static IEnumerable<string?> Words(JsonElement choice) =>
        choice.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private static IEnumerable<string> Names(JsonElement properties) => properties.EnumerateObject().Select(property => property.Name);
}
