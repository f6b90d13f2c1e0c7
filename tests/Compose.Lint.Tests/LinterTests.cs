using Compose.Model.Diagnostics;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class LinterTests
{
    [Fact]
    public void A_base_and_its_override_are_one_project() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = "services:\n  shop:\n    image: redis\n",
                    ["/app/compose.override.yaml"] = "services:\n  shop:\n    ports: [\"6379:6379\"]\n",
                },
                "compose.yaml",
                "compose.override.yaml"
            )
            .Places()
            .ShouldBe(["compose.yaml:3:12 CF401", "compose.override.yaml:3:13 CF210"]);

    [Fact]
    public void A_file_for_another_file_is_merged_with_the_base_and_only_its_own_findings_count() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = "services:\n  shop:\n    image: nginx\n",
                    ["/app/compose.prod.yaml"] = "services:\n  shop:\n    privileged: true\n",
                },
                "compose.prod.yaml"
            )
            .Places()
            .ShouldBe(["compose.prod.yaml:3:17 CF202"]);

    [Fact]
    public void A_lone_overlay_is_called_a_part_and_not_asked_for_what_its_base_has() =>
        Linting
            .Run(new MemoryFiles { ["/app/extra.yaml"] = "services:\n  shop:\n    privileged: true\n" }, "extra.yaml")
            .Places()
            .ShouldBe(["extra.yaml:2:3 CF906", "extra.yaml:3:17 CF202"]);

    [Fact]
    public void What_an_anchor_gives_to_many_is_found_once_at_the_anchor() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = "x-base: &base\n  image: nginx\nservices:\n  one:\n    <<: *base\n  two:\n    <<: *base\n",
                }
            )
            .Places()
            .ShouldBe(["compose.yaml:2:10 CF401"]);

    [Fact]
    public void The_lines_of_a_file_with_secrets_are_shown_without_their_values()
    {
        var found = Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/.git/HEAD"] = "",
                    ["/app/compose.yaml"] = "services:\n  one:\n    image: one:1.4\n    env_file: one.env\n",
                    ["/app/one.env"] = "export ONE_TOKEN = tok-1\nLEVEL=info\nTWO_TOKEN='tok-2'\n",
                }
            )
            .Findings.ShouldHaveSingleItem();
        var shown = DiagnosticRenderer.Render(found, new DiagnosticStyle());
        shown.ShouldContain("export ONE_TOKEN = ****\n");
        shown.ShouldContain("TWO_TOKEN='****'\n");
    }

    [Theory]
    [InlineData("https://example.org/shop.git#main:deploy")]
    [InlineData("oci://example.org/shop:1.4")]
    [InlineData("git@example.org:shop.git")]
    public void A_remote_file_is_unread_and_may_have_what_is_missing(string reference) =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = $"include:\n  - {reference}\nservices:\n  one:\n    image: one:latest\n    networks: [shop]\n",
                }
            )
            .Places()
            .ShouldBe(["compose.yaml:2:5 CF904", "compose.yaml:5:12 CF402"]);

    [Fact]
    public void What_follows_from_an_unset_variable_is_not_told() =>
        Linting
            .Run(new MemoryFiles { ["/app/compose.yaml"] = "services:\n  shop:\n    image: nginx:${TAG}\n" })
            .Places()
            .ShouldBe(["compose.yaml:3:18 CF105"]);

    [Theory]
    [InlineData("compose.yaml:4:21 CF107")]
    [InlineData("compose.yaml:4:21 CF105", "CF107")]
    [InlineData("compose.yaml:4:21 CF107", "CF105")]
    public void A_dollar_that_was_meant_as_one_is_an_unset_variable_to_who_ignores_the_rule(string expected, params string[] ignored) =>
        Linter
            .Run(
                Linting.Options() with
                {
                    Ignore = [.. ignored],
                },
                new MemoryFiles { ["/app/compose.yaml"] = "services:\n  shop:\n    image: nginx:1.27\n    command: sh -c \"$HOSTNAME\"\n" },
                CancellationToken.None
            )
            .Places()
            .ShouldBe([expected]);

    [Fact]
    public void Files_that_cannot_be_parsed_are_checked_below_the_error() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = "services:\n  shop:\n    image: nginx\n     restart: always\n    privileged: true\n",
                }
            )
            .Places()
            .ShouldBe(["compose.yaml:3:12 CF401", "compose.yaml:4:6 CF001", "compose.yaml:5:17 CF202"]);
}
