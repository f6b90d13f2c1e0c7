using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class EnvTemplateTests
{
    private const string Project = "services:\n  shop:\n    image: shop:${TAG}\n    hostname: ${NAME}\n";

    [Theory]
    [InlineData(".env.example")]
    [InlineData(".env.sample")]
    [InlineData(".env.template")]
    [InlineData("env.template")]
    [InlineData("example.env")]
    [InlineData(".env.dist")]
    [InlineData("defaults.env")]
    [InlineData("default.env")]
    [InlineData("env.example")]
    [InlineData("env.sample")]
    public void A_template_gives_the_values_that_a_copy_of_it_would(string name)
    {
        var result = Linting.Run(new MemoryFiles { ["/app/compose.yaml"] = Project, [$"/app/{name}"] = "TAG=latest\n" });
        result.Places().ShouldBe(["compose.yaml:3:12 CF402", "compose.yaml:3:17 CF105", "compose.yaml:4:15 CF105"]);
        var remark = result.Findings.Single(static f => f.Message.StartsWith("no .env", StringComparison.Ordinal));
        remark.Message.ShouldBe($"no .env: {name} sets 1 of 2 variables");
        remark.Notes.ShouldBe(["it does not set `NAME`"]);
    }

    [Fact]
    public void A_template_is_not_used_beside_the_file_it_is_meant_for() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = Project,
                    ["/app/.env.example"] = "TAG=1\nNAME=a\n",
                    ["/app/.env"] = "TAG=1\n",
                }
            )
            .Places()
            .ShouldBe(["compose.yaml:4:15 CF105"]);

    [Fact]
    public void A_template_is_not_used_where_env_files_are_chosen() =>
        Linter
            .Run(
                Linting.Options() with
                {
                    EnvFiles = ["other.env"],
                },
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = Project,
                    ["/app/.env.example"] = "TAG=1\nNAME=a\n",
                    ["/app/other.env"] = "TAG=1\n",
                },
                CancellationToken.None
            )
            .Places()
            .ShouldBe(["compose.yaml:4:15 CF105"]);

    [Fact]
    public void A_template_that_names_none_of_the_variables_is_no_template() =>
        Linting
            .Run(new MemoryFiles { ["/app/compose.yaml"] = Project, ["/app/.env.example"] = "OTHER=1\n" })
            .Places()
            .ShouldBe(["compose.yaml:3:17 CF105", "compose.yaml:4:15 CF105"]);
}
