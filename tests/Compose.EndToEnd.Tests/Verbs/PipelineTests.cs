using System.Text.RegularExpressions;
using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>The commands of docs/ci.md that ask an engine, in the order of the page.</summary>
[Trait("Category", "Engine")]
public sealed partial class PipelineTests
{
    private const string One = """
        services:
          web: { image: "busybox:local", init: true, command: sleep 3600, mem_limit: 64m }
        """;

    [Fact]
    public async Task The_blocks_about_plans_and_drift_do_what_the_page_says()
    {
        var page = File.ReadAllText(Path.Combine(Binary.Repository, "docs", "ci.md"));
        var part = page[page.IndexOf("## Plans and drift", StringComparison.Ordinal)..];
        var lines = RunLine().Matches(part).Select(line => line.Groups[1].Value).ToList();
        await using var project = TestProject.Of(One);
        // The comment on the pull request is what would be sent.
        project.Write("bin/gh", "#!/bin/sh\necho \"$@\" >>comments\ncat plan.md >>comments\n");
        foreach (var line in lines)
            (await ShellAsync(project, line)).ShouldExitWith(0);
        File.ReadAllText(Path.Combine(project.Folder, "comments")).ShouldContain($"{project.Name}-web-1");
        (await project.Container("web")).Status.ShouldBe("running");
        await Engine.Client.Containers.StopContainerAsync((await project.Container("web")).Id, new() { WaitBeforeKillSeconds = 1 });
        (await ShellAsync(project, lines.Last())).ShouldExitWith(2).Output.ShouldContain("::");
    }

    private static async Task<CommandResult> ShellAsync(TestProject project, string line)
    {
        var variables = new Dictionary<string, string>(project.Variables)
        {
            ["PATH"] = $"{project.Folder}/bin:{Path.GetDirectoryName(Binary.Path)}:{Environment.GetEnvironmentVariable("PATH")}",
            ["NUMBER"] = "1",
        };
        string[] arguments = ["-eo", "pipefail", "-c", $"chmod +x bin/gh; {line}"];
        await using var command = RunningCommand.Run("bash", project.Folder, variables, arguments);
        return await command.EndAsync();
    }

    [GeneratedRegex("^ *- run: (.+)$", RegexOptions.Multiline)]
    private static partial Regex RunLine();
}
