using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Compose.Cli.Tests.Remote;
using Compose.Model.Syntax;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Ways;

/// <summary>
/// Runs the blocks of docs/ci.md as they stand there, on a project with an error and a warning; addresses and the version are replaced.
/// Those about an engine are run by PipelineTests of Compose.EndToEnd.Tests, those about pre-commit by eng/hooks.sh.
/// </summary>
[Trait("Category", "Slow")]
public sealed partial class PipelinePageTests : IDisposable
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Fixtures.Root, ".."));
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository, "docs", "ci.md"));
    private readonly TemporaryFolder folder = new();
    private readonly ReleaseFolder release = new();

    public PipelinePageTests() =>
        folder.Write("compose.yaml", "services:\n  web:\n    image: nginx\n    networks: [frontned]\nnetworks:\n  frontend: {}\n");

    public void Dispose()
    {
        release.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_workflows_fail_with_annotations_and_a_report()
    {
        var workflows = Blocks("yaml").Where(static block => block.Contains("<owner>/compose@", StringComparison.Ordinal)).ToList();
        workflows.Count.ShouldBe(2);
        foreach (var block in workflows)
        {
            using var runner = new StandInRunner(folder.Path, release.Address);
            var job = (Mapping)((Mapping)Yaml.Read(Filled(block))["jobs"]!)["lint"]!;
            (await runner.RunAsync(job.Items("steps"), new Dictionary<string, string>())).ShouldBe(1, runner.Log);
            runner.Log.ShouldContain("::error file=compose.yaml,line=4");
        }

        File.Exists(Path.Combine(folder.Path, "compose.sarif")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_template_of_GitLab_writes_a_code_quality_report()
    {
        var included = Yaml.Read(Blocks("yaml").Single(static block => block.StartsWith("include:"))).Items("include").Single();
        var path = included.Text("remote")!.Split("/raw/v")[1].Split('/', 2)[1];
        var job = (Mapping)Yaml.Read(Filled(File.ReadAllText(Path.Combine(Repository, path))))["compose-lint"]!;
        var script = string.Join('\n', ((Sequence)job["script"]!).Items.Select(static line => ((Scalar)line).Text));
        (await BashAsync("set -eo pipefail\n" + script, job.Texts("variables"))).ShouldBe(1);
        var report = ((Mapping)((Mapping)job["artifacts"]!)["reports"]!).Text("codequality")!;
        using var findings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, report)));
        findings.RootElement[1].GetProperty("check_name").GetString().ShouldBe("CF102 undefined-resource");
        findings.RootElement[1].GetProperty("location").GetProperty("path").GetString().ShouldBe("compose.yaml");
    }

    [Fact]
    public async Task The_pipeline_of_Jenkins_writes_a_test_report()
    {
        var block = Filled(Blocks("groovy").Single());
        var variables = Assignment().Matches(block).Select(static set => (set.Groups[1].Value, set.Groups[2].Value));
        // Jenkins runs a script with -e, and Groovy takes a backslash away.
        var script = "set -e\n" + block.Split("'''")[1].Replace(@"\$", "$", StringComparison.Ordinal);
        (await BashAsync(script, variables)).ShouldBe(1);
        ShouldReportTests(Regex.Match(block, "junit '([^']+)'").Groups[1].Value);
    }

    [Fact]
    public async Task The_pipeline_of_Azure_writes_a_test_report()
    {
        var pipeline = Yaml.Read(Filled(Blocks("yaml").Single(static block => block.StartsWith("pool:"))));
        var steps = pipeline.Items("steps").ToList();
        (await BashAsync(steps[0].Text("bash")!, pipeline.Texts("variables"))).ShouldBe(1);
        ShouldReportTests(((Mapping)steps[1]["inputs"]!).Text("testResultsFiles")!);
    }

    [Fact]
    public void Renovate_finds_the_version_in_the_blocks()
    {
        using var settings = JsonDocument.Parse(Blocks("json").Single());
        var pattern = settings.RootElement.GetProperty("customManagers")[0].GetProperty("matchStrings")[0].GetString()!;
        var texts = Blocks("yaml").Concat(Blocks("groovy")).Append(File.ReadAllText(Path.Combine(Repository, "templates", "gitlab.yml")));
        var found = texts.Select(text => Regex.Match(text, pattern)).Where(static match => match.Success).ToList();
        found.Count.ShouldBe(3);
        found.ShouldAllBe(static match => match.Groups["currentValue"].Value == Current);
    }

    /// <summary>The version in what people copy is the one that is released with it; eng/release.sh --cut sets it.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/ci.md")]
    [InlineData("templates/gitlab.yml")]
    [InlineData(".pre-commit-hooks.yaml")]
    public void The_version_to_copy_is_the_current_one(string path)
    {
        var versions = Versions().Matches(File.ReadAllText(Path.Combine(Repository, path))).Select(static match => match.Groups[1].Value);
        versions.Distinct().ShouldBe([Current]);
    }

    [Fact]
    public void The_hooks_of_the_page_exist()
    {
        var hooks = File.ReadAllText(Path.Combine(Repository, ".pre-commit-hooks.yaml"));
        var named = Regex.Matches(Blocks("yaml").First(), @"- id: ([a-z-]+)").Select(static id => id.Groups[1].Value).ToList();
        named.Count.ShouldBe(3);
        foreach (var id in named)
            hooks.ShouldContain($"- id: {id}\n");
    }

    private static string Current { get; } =
        Regex.Match(File.ReadAllText(Path.Combine(Repository, "Directory.Build.props")), "<Version>(.+)</Version>").Groups[1].Value;

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(Page).Where(block => block.Groups[1].Value == language).Select(static block => block.Groups[2].Value);

    private string Filled(string text) =>
        text.Replace("https://<this repository>/releases", release.Address, StringComparison.Ordinal)
            .Replace("<owner>", "owner", StringComparison.Ordinal)
            .Replace(Current, ReleaseFolder.Version, StringComparison.Ordinal)
            .Replace("linux-x64", $"linux-{(ReleaseFolder.Architecture == "ARM64" ? "arm64" : "x64")}", StringComparison.Ordinal);

    private async Task<int> BashAsync(string script, IEnumerable<(string Name, string Text)> variables)
    {
        // Each has a /tmp of its own there.
        var start = new ProcessStartInfo("bash", ["-c", script.Replace("/tmp", "$OWN_TMP", StringComparison.Ordinal)])
        {
            WorkingDirectory = folder.Path,
        };
        start.Environment["OWN_TMP"] = Path.GetDirectoryName(release.Sums);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private void ShouldReportTests(string file) =>
        XDocument.Load(Path.Combine(folder.Path, file)).Descendants("failure").Count().ShouldBe(2);

    [GeneratedRegex(@"^```([a-z]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ +(\w+) = '([^']*)'", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?:rev: v|@v|/v|COMPOSE_VERSION(?:: | = ')|compose-lint@)([0-9]+\.[0-9]+\.[0-9]+)")]
    private static partial Regex Versions();
}
