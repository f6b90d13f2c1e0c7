using Compose.Cli.Tests.InProcess;
using Compose.Cli.Tests.Remote;
using Compose.Cli.Upgrading;
using Compose.Cli.Verbs;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.CommandLine;

public sealed class VersionCheckTests
{
    [Fact]
    public async Task The_newest_version_is_said_to_be_the_newest()
    {
        var (code, text, _) = await CheckAsync($$"""{"tag_name": "{{VersionVerb.Current}}", "name": "any"}""");
        text.ShouldBe($"{VersionVerb.Current} is the newest version\n");
        code.ShouldBe(0);
    }

    [Theory]
    [InlineData("v1000.2.3", "v1000.2.3")]
    [InlineData("1000.2.3-rc.1", "v1000.2.3")]
    public async Task A_newer_one_is_named_with_the_way_to_it(string tag, string named)
    {
        var (code, text, _) = await CheckAsync($$"""{"tag_name": "{{tag}}"}""");
        text.ShouldStartWith($"{named} is there, this is {VersionVerb.Current}. To get it: ");
        code.ShouldBe(2);
    }

    [Theory]
    [InlineData("{}", "names no version: its `tag_name` is missing")]
    [InlineData("""{"tag_name": "nightly"}""", "names no version: its `tag_name` is nightly")]
    [InlineData("<html>", "does not answer with JSON")]
    [InlineData(null, "it answers 404")]
    public async Task Another_answer_is_told_with_the_address(string? answer, string reason)
    {
        var (code, text, errors) = await CheckAsync(answer);
        errors.ShouldContain(reason);
        errors.ShouldContain("http://127.0.0.1:");
        text.ShouldBeEmpty();
        code.ShouldBe(1);
    }

    [Theory]
    [InlineData("version")]
    [InlineData("version", "--format", "json")]
    [InlineData("--help")]
    [InlineData("plugin", "status")]
    public async Task Nobody_is_asked_without_the_flag(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalRegistry();
        await RunAsync(folder, server, arguments);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/home/me/.dotnet/tools/.store/compose/0.1.0/tools/any/linux-x64/compose", "a dotnet tool")]
    [InlineData("/srv/app/node_modules/compose-lint-linux-x64/compose", "an npm package")]
    [InlineData("/usr/bin/compose", "a package of the system")]
    [InlineData("/usr/local/bin/compose", "an archive or a build")]
    [InlineData(@"C:\app\node_modules\compose-lint\compose.exe", "an npm package")]
    public void The_path_shows_how_it_was_installed(string path, string source) => WayInstalled.Of(path).Source.ShouldBe(source);

    private static async Task<(int Code, string Out, string Err)> CheckAsync(string? answer)
    {
        using var folder = new TemporaryFolder();
        using var server = new LocalRegistry();
        if (answer is not null)
            server.Answer("/newest", answer);
        var result = await RunAsync(folder, server, "version", "--check");
        return (result.ExitCode, result.Out, result.Err);
    }

    private static Task<MemoryHost.Result> RunAsync(TemporaryFolder folder, LocalRegistry server, params string[] arguments)
    {
        var host = new MemoryHost(folder.Path, folder.Path);
        host.Variables[NewestRelease.Variable] = $"http://{server.Host}/newest";
        return host.RunAsync(arguments);
    }
}
