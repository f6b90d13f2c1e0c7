using Compose.Model.Diagnostics;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class LintConfigTests
{
    private const string Compose = "services:\n  shop:\n    image: nginx\n    ports: [\"80:80\"]\n";

    private static LintResult Lint(string config) =>
        Linting.Run(new MemoryFiles { ["/app/compose.yaml"] = Compose, ["/app/.compose-lint.yaml"] = config });

    [Theory]
    [InlineData("ignore: CF401", "")]
    [InlineData("rules: {image-untagged: off}", "")]
    [InlineData("rules: {CF4: error}", "error CF401")]
    [InlineData("select: [CF2]", "")]
    [InlineData("rules: {CF209: warning}", "warning CF401, warning CF209")]
    [InlineData("select: [CF3]", "")]
    [InlineData("select: [CF4]\nextend-select: port-all-interfaces", "warning CF401, info CF209")]
    [InlineData("extend-select: CF209", "warning CF401, info CF209")]
    [InlineData("paths: [{files: compose.yaml, ignore: [CF401]}]", "")]
    [InlineData("paths: [{files: examples/**, ignore: [CF401]}]", "warning CF401")]
    [InlineData("", "warning CF401")]
    public void A_project_says_what_it_wants(string config, string expected) =>
        string.Join(", ", Lint(config).Findings.Select(f => $"{f.Severity.ToString().ToLowerInvariant()} {f.Descriptor.Id}"))
            .ShouldBe(expected);

    [Theory]
    [InlineData("ignored: CF401", "1:1", "did you mean `ignore`?")]
    [InlineData("ignore: image-untaged", "1:9", "did you mean `image-untagged`?")]
    [InlineData("rules: {CF401: of}", "1:16", "did you mean `off`?")]
    [InlineData("- ignore", "1:1", "its keys are")]
    [InlineData("paths: [{file: a}]", "1:10", "did you mean `files`?")]
    [InlineData("compose-version: latest", "1:18", "write, for example, `\"2.20\"`")]
    public void What_the_configuration_does_not_know_is_an_error_at_its_place(string config, string place, string help)
    {
        var finding = Lint(config).Findings.First(f => f.Descriptor.Id == "CF910");
        finding.At.ToString().ShouldBe($".compose-lint.yaml:{place}");
        finding.Help.ShouldNotBeNull().ShouldContain(help);
        finding.Severity.ShouldBe(Severity.Error);
    }

    [Fact]
    public void The_nearest_configuration_up_to_the_root_of_the_repository_counts() =>
        Linting
            .Run(
                new MemoryFiles
                {
                    ["/.compose-lint.yaml"] = "ignore: CF",
                    ["/app/.git/HEAD"] = "",
                    ["/app/.compose-lint.yaml"] = "rules: {CF401: error}",
                    ["/app/one/compose.yaml"] = Compose,
                    ["/app/two/compose.yaml"] = Compose,
                    ["/app/two/.compose-lint.yaml"] = "ignore: CF401",
                },
                "one",
                "two"
            )
            .Findings.Select(f => $"{f.At} {f.Severity}")
            .ShouldBe(["one/compose.yaml:3:12 Error"]);
}
