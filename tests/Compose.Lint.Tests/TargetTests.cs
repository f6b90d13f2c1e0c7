using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

/// <summary>How files of a repository are mapped to projects; what the command prints is in <c>fixtures/cli/lint/projects-*</c>.</summary>
public class TargetTests
{
    private const string Web = "services:\n  web:\n    image: nginx:1.27\n";
    private const string Shared = "services:\n  db:\n    image: shop/db:1\n    networks: [back]\n    privileged: true\n";

    [Fact]
    public void A_root_anywhere_in_the_repository_is_found_for_a_file_that_it_includes() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/.git/HEAD"] = "",
                    ["/app/deploy/prod/compose.yaml"] = "include: [../../shared/db.yaml]\nnetworks: {back: {}}\n" + Web,
                    ["/app/shared/db.yaml"] = Shared,
                },
                "shared/db.yaml"
            )
            .Places()
            .ShouldBe(["shared/db.yaml:5:17 CF202"]);

    [Fact]
    public void Outside_a_repository_other_folders_are_not_searched() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/deploy/prod/compose.yaml"] = "include: [../../shared/db.yaml]\nnetworks: {back: {}}\n" + Web,
                    ["/app/shared/db.yaml"] = Shared,
                },
                "shared/db.yaml"
            )
            .Places()
            .ShouldBe(["shared/db.yaml:4:16 CF102", "shared/db.yaml:5:17 CF202"]);

    [Fact]
    public void A_finding_seen_through_several_projects_is_told_once() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/one/compose.yaml"] = "include: [../db.yaml]\nnetworks: {back: {}}\n" + Web,
                    ["/app/two/compose.yaml"] = "include: [../db.yaml]\nnetworks: {back: {}}\n" + Web,
                    ["/app/db.yaml"] = Shared + "    restrat: always\n",
                },
                "one",
                "two",
                "db.yaml"
            )
            .Places()
            .ShouldBe(["db.yaml:5:17 CF202", "db.yaml:6:5 CF006"]);

    [Fact]
    public void A_file_named_alone_shows_its_own_findings_only() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = "services:\n  web:\n    image: nginx\n",
                    ["/app/compose.override.yaml"] = "services:\n  web:\n    privileged: true\n",
                },
                "compose.override.yaml"
            )
            .Places()
            .ShouldBe(["compose.override.yaml:3:17 CF202"]);

    [Fact]
    public void A_suppression_in_a_base_that_was_not_named_is_not_called_unused() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/app/compose.yaml"] = "services:\n  web:\n    image: nginx # compose-lint disable-line CF401 -- on purpose\n",
                    ["/app/compose.prod.yaml"] = "services:\n  web:\n    privileged: true\n",
                },
                "compose.prod.yaml"
            )
            .Places()
            .ShouldBe(["compose.prod.yaml:3:17 CF202"]);

    [Fact]
    public void A_file_that_is_complete_is_a_project_whatever_is_beside_it() =>
        Linting
            .Run(
                new MemoryFiles { ["/app/compose.yaml"] = Web, ["/app/compose.prod.yaml"] = "services:\n  api:\n    image: api\n" },
                "compose.prod.yaml"
            )
            .Roles.ShouldHaveSingleItem()
            .Project.ShouldBe(["/app/compose.prod.yaml"]);

    [Theory]
    [InlineData("compose.yaml", true)]
    [InlineData("docker-compose.prod.yml", true)]
    [InlineData("shop.compose.yaml", true)]
    [InlineData("compose_gpu.yml", true)]
    [InlineData("Docker-Compose.yml", true)]
    [InlineData("composer.yaml", false)]
    [InlineData("compose.json", false)]
    [InlineData(".compose-lint.yaml", false)]
    [InlineData("compose", false)]
    public void A_folder_is_searched_for_files_with_such_names(string name, bool isFound) =>
        Linting
            .Run(new MemoryFiles { ["/app/deploy/" + name] = Web, ["/app/deploy/also.compose.yaml"] = Web }, "deploy")
            .Roles.Select(static role => role.File)
            .Contains("/app/deploy/" + name)
            .ShouldBe(isFound);
}
