using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Verbs;

/// <summary>plugin: Docker's own command line finds what it installs. The engine is not asked for anything.</summary>
[Trait("Category", "Engine")]
public sealed class PluginTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-plugin-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("--copy")]
    public async Task Docker_runs_this_program_until_it_is_uninstalled(string flag)
    {
        // A managed build is more than one file, so a copy of it does not run.
        if (flag.Length > 0 && File.Exists(Path.ChangeExtension(Binary.Path, ".dll")))
            return;
        await ShouldSay(
            $"""
            mkdir -p "$DOCKER_CONFIG/cli-plugins"
            printf '#!/bin/sh\ncase $1 in docker-cli-plugin-metadata) echo %s;; *) echo before;; esac\n' \
              "'{Quoted("""{"SchemaVersion":"0.1.0","Vendor":"Somebody","Version":"v1"}""")}'" >"$DOCKER_CONFIG/cli-plugins/docker-compose"
            chmod +x "$DOCKER_CONFIG/cli-plugins/docker-compose"
            docker compose anything
            "$COMPOSE" plugin install {flag} >&2
            docker compose version --short
            docker compose plugin uninstall >&2
            docker compose anything
            """,
            "before",
            await VersionAsync(),
            "before"
        );
    }

    [Fact]
    public async Task For_all_users_it_comes_before_the_distribution_and_after_the_user()
    {
        await ShouldSay(
            """
            unshare --mount sh -euc '
              mount -t tmpfs none /usr/local/lib
              "$COMPOSE" plugin install --system >&2
              docker compose version --short
              test -L /usr/local/lib/docker/cli-plugins/docker-compose
              mkdir -p "$DOCKER_CONFIG/cli-plugins"
              printf "not a program" >"$DOCKER_CONFIG/cli-plugins/docker-compose"
              chmod +x "$DOCKER_CONFIG/cli-plugins/docker-compose"
              docker compose version >&2 || echo hidden
              "$COMPOSE" plugin status | grep -q fails && echo said
              rm "$DOCKER_CONFIG/cli-plugins/docker-compose"
              ln -s /nowhere "$DOCKER_CONFIG/cli-plugins/docker-compose"
              docker compose version --short'
            """,
            await VersionAsync(),
            "hidden",
            "said",
            await VersionAsync()
        );
    }

    private static string Quoted(string json) => json.Replace("\"", "\\\"", StringComparison.Ordinal);

    private async Task<string> VersionAsync() => (await RunAsync("\"$COMPOSE\" version --short")).Lines.Single();

    private async Task ShouldSay(string script, params string[] lines)
    {
        var result = await RunAsync(script);
        result.ShouldExitWith(0).Lines.ShouldBe(lines, result.ToString());
    }

    private async Task<CommandResult> RunAsync(string script)
    {
        var variables = new Dictionary<string, string>
        {
            ["COMPOSE"] = Binary.Path,
            ["HOME"] = folder.FullName,
            ["DOCKER_CONFIG"] = Path.Combine(folder.FullName, "config"),
        };
        await using var command = RunningCommand.Run("sh", folder.FullName, variables, ["-euc", script]);
        return await command.EndAsync();
    }
}
