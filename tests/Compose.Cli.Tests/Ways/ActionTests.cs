using System.Text.Json;
using Compose.Cli.Tests.Remote;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Ways;

/// <summary>action.yml, run by a stand-in for GitHub's runner.</summary>
[Trait("Category", "Slow")]
public sealed class ActionTests : IDisposable
{
    private const string Broken = "services:\n  web:\n    image: nginx\n    networks: [frontned]\nnetworks:\n  frontend: {}\n";
    private readonly TemporaryFolder folder = new();
    private readonly ReleaseFolder release = new();
    private readonly StandInRunner runner;

    public ActionTests()
    {
        runner = new StandInRunner(folder.Path, release.Address);
        folder.Write("compose.yaml", Broken);
    }

    public void Dispose()
    {
        runner.Dispose();
        release.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Findings_are_annotations_and_a_summary_and_fail_the_step()
    {
        (await UseAsync()).ShouldBe(1, runner.Log);
        runner.Log.ShouldContain("::error file=compose.yaml,line=4,col=16,endColumn=24,title=CF102 undefined-resource::");
        runner.Log.ShouldContain("::warning file=compose.yaml,line=3");
        runner.Summary.ShouldContain("| error | compose.yaml:4:16 | [CF102](https://example.org/owner/compose/blob/v1.2.3/docs/rules/");
    }

    [Fact]
    public async Task A_clean_project_passes()
    {
        folder.Write("compose.yaml", "services:\n  web:\n    image: nginx:1.27\n");
        (await UseAsync()).ShouldBe(0, runner.Log);
    }

    [Fact]
    public async Task Inputs_reach_the_command()
    {
        folder.Write("other/compose.yaml", "services:\n  web:\n    image: nginx\n");
        (await UseAsync(("paths", "other"), ("fail-on", "error"), ("format", "concise"))).ShouldBe(0, runner.Log);
        runner.Log.ShouldContain("other/compose.yaml:3:12: warning CF401");
        (await UseAsync(("paths", "other/*.yaml"), ("args", "--select CF102\n--quiet"), ("preset", "strict"))).ShouldBe(0, runner.Log);
        (await UseAsync(("paths", "nowhere"))).ShouldBe(2, runner.Log);
    }

    [Fact]
    public async Task Code_scanning_gets_a_file_with_addresses_of_the_rules()
    {
        (await UseAsync(("sarif-file", "lint.sarif"))).ShouldBe(1, runner.Log);
        var sarif = await File.ReadAllTextAsync(Path.Combine(folder.Path, "lint.sarif"));
        sarif.ShouldContain("\"ruleId\": \"CF102\"");
        sarif.ShouldContain("https://example.org/owner/compose/blob/v1.2.3/docs/rules/");
        runner.Summary.Split("[CF102]").Length.ShouldBe(2, "the summary is written once");
    }

    [Fact]
    public async Task The_archive_is_taken_from_the_cache_and_checked_again()
    {
        await UseAsync();
        runner.CacheHit.ShouldBeFalse();
        File.Delete(release.Archive);
        (await UseAsync()).ShouldBe(1, runner.Log);
        runner.CacheHit.ShouldBeTrue();
        File.WriteAllText(release.Sums, $"{new string('0', 64)}  {Path.GetFileName(release.Archive)}\n");
        (await UseAsync()).ShouldBe(2, runner.Log);
        runner.Log.ShouldContain("does not have the checksum of SHA256SUMS");
    }

    [Theory]
    [InlineData("v1.2.3", "", 1)]
    [InlineData("main", "1.2.3", 1)]
    [InlineData("main", "v1.2.3", 1)]
    [InlineData("v1.2.3", "9.9.9", 37)]
    public async Task The_version_is_that_of_the_tag_unless_another_is_wanted(string tag, string wanted, int code) =>
        (await UseAsync(tag, ("version", wanted))).ShouldBe(code, runner.Log);

    private Task<int> UseAsync(params (string Name, string Value)[] inputs) => UseAsync("v1.2.3", inputs);

    private Task<int> UseAsync(string tag, params (string Name, string Value)[] inputs)
    {
        var with = string.Concat(inputs.Select(static input => $"\n    {input.Name}: {JsonSerializer.Serialize(input.Value)}"));
        var steps = Yaml.Read($"steps:\n- uses: owner/compose@{tag}{(with.Length > 0 ? "\n  with:" + with : "")}\n").Items("steps");
        return runner.RunAsync(steps, new Dictionary<string, string>());
    }
}
