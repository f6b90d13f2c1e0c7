using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Applications;

[Trait("Category", "Engine")]
public sealed class PostgresqlTests
{
    [Fact]
    public async Task The_report_waits_for_the_filled_database_and_ends_well()
    {
        await using var project = TestProject.OfFixture("postgresql");
        var up = await project.Compose("up", "--exit-code-from", "report");
        up.Output.ShouldContain("5 books by 3 authors");
        (await project.Container("report")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_written_outlives_the_containers()
    {
        await using var project = TestProject.OfFixture("postgresql");
        await project.Compose("up", "-d", "--wait", "db");
        await Query(project, "INSERT INTO books VALUES ('Emma', 'Jane Austen', 1815)");
        await project.Compose("down");
        await project.Compose("up", "-d", "--wait", "db");
        (await Query(project, "SELECT author FROM books WHERE title = 'Emma'")).Lines.ShouldBe(["Jane Austen"]);
    }

    private static Task<CommandResult> Query(TestProject project, string sql) =>
        project.Compose("exec", "-T", "db", "psql", "-U", "librarian", "-d", "library", "-tAc", sql);
}
