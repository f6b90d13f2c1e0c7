using Compose.Cli.Remote;
using Compose.Model.Inputs;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Remote;

/// <summary>Uses a real repository, which git finds under a made-up URL.</summary>
[Trait("Category", "Slow")]
public sealed class GitResourcesTests : IDisposable
{
    private const string Url = "https://git.example/demo.git";

    private readonly TemporaryFolder folder = new();
    private readonly GitProgram git;
    private readonly string repository;

    public GitResourcesTests()
    {
        repository = folder.Path + "/repository";
        git = new GitProgram(
            "git",
            new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
                ["HOME"] = folder.Path,
                ["GIT_CONFIG_NOSYSTEM"] = "1",
                ["GIT_CONFIG_COUNT"] = "3",
                ["GIT_CONFIG_KEY_0"] = $"url.{repository}.insteadOf",
                ["GIT_CONFIG_VALUE_0"] = Url,
                ["GIT_CONFIG_KEY_1"] = "user.name",
                ["GIT_CONFIG_VALUE_1"] = "demo",
                ["GIT_CONFIG_KEY_2"] = "user.email",
                ["GIT_CONFIG_VALUE_2"] = "demo@git.example",
            }
        );
        Directory.CreateDirectory(repository);
        Git("init", "--quiet", "--initial-branch=main");
        Commit("compose.yaml", "name: first");
        Git("tag", "-a", "-m", "first", "v1");
        Commit("compose.yaml", "name: second");
        Commit("deploy/docker-compose.yml", "name: deploy");
        Git("branch", "other/main", "v1^{}");
    }

    [Theory]
    [InlineData("", "compose.yaml", "name: second")]
    [InlineData("#main", "compose.yaml", "name: second")]
    [InlineData("#v1", "compose.yaml", "name: first")]
    [InlineData("#:deploy", "deploy/docker-compose.yml", "name: deploy")]
    [InlineData("#main:deploy/docker-compose.yml", "deploy/docker-compose.yml", "name: deploy")]
    public void A_ref_and_a_folder_lead_to_a_file(string fragment, string end, string text)
    {
        var path = Fetch(Url + fragment);
        path.ShouldEndWith("/" + end);
        path.ShouldStartWith(Cache);
        File.ReadAllText(path).ShouldBe(text);
    }

    [Fact]
    public void A_commit_is_kept_under_its_name_and_not_fetched_again()
    {
        var commit = Git("rev-parse", "v1^{}").Trim();
        var path = Fetch($"{Url}#{commit}");
        path.ShouldBe($"{Cache}/{commit}/compose.yaml");
        Directory.Delete(repository, recursive: true);
        Fetch($"{Url}#{commit}").ShouldBe(path);
    }

    [Theory]
    [InlineData("#nowhere", "it has no branch, tag or commit `nowhere`")]
    [InlineData("#main:../..", "the path `../..` is outside of it")]
    [InlineData("#main:missing", "it contains no `missing`")]
    [InlineData("#main:link", "the path `link` is outside of it")]
    public void What_cannot_be_had_is_said(string fragment, string message)
    {
        File.CreateSymbolicLink(repository + "/link", "/etc");
        Commit("x", "x");
        Should.Throw<RemoteResourceException>(() => Fetch(Url + fragment)).Message.ShouldBe(message);
    }

    [Fact]
    public void A_failed_fetch_leaves_nothing_behind()
    {
        Should.Throw<RemoteResourceException>(() => Fetch(Url + "#" + new string('a', 40))).Message.ShouldStartWith("git: ");
        Directory.GetFileSystemEntries(Cache).ShouldBeEmpty();
    }

    [Fact]
    public void Without_git_the_missing_program_is_named() =>
        Should
            .Throw<RemoteResourceException>(() =>
                new GitProgram("no-such-git", new Dictionary<string, string>()).Run(null, CancellationToken.None)
            )
            .Message.ShouldContain("`no-such-git` cannot be run");

    public void Dispose() => folder.Dispose();

    private string Cache => folder.Path + "/cache";

    private string Fetch(string reference) => new GitResources(git, () => new RemoteCache(Cache)).Fetch(reference, CancellationToken.None);

    private string Git(params string[] arguments) => git.Run(repository, CancellationToken.None, arguments);

    private void Commit(string name, string text)
    {
        folder.Write("repository/" + name, text);
        Git("add", "--all");
        Git("commit", "--quiet", "--message", name);
    }
}
