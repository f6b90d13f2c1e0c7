using System.Text;
using System.Text.Json;
using Compose.Lint.Reports;
using Compose.Model.Inputs;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

/// <summary>fixtures/lint-reports: one project, and the output of each report.</summary>
public class ReportTests
{
    public static IEnumerable<object[]> Names => Report.All.Select(report => new object[] { report.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_has_its_form(string name)
    {
        var folder = Fixtures.PathOf("lint-reports");
        var result = Linter.Run(
            new LintOptions { WorkingDirectory = folder, Variables = new Dictionary<string, string>() },
            new DiskFiles(),
            CancellationToken.None
        );
        var output = new StringWriter();
        Report.Find(name).ShouldNotBeNull().Write(result, output, ReportOptions.Plain with { WorkingDirectory = folder });
        Golden.ShouldMatch(output.ToString(), Path.Combine(folder, "expected." + name));
        output.ToString().ShouldNotContain("hunter2");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_report_tells_a_secret(string name)
    {
        var folder = Fixtures.PathOf("cli", "lint", "secrets-starred");
        var result = Linter.Run(
            new LintOptions { WorkingDirectory = folder, Variables = new Dictionary<string, string>() },
            new DiskFiles(),
            CancellationToken.None
        );
        var output = new StringWriter();
        Report.Find(name).ShouldNotBeNull().Write(result, output, ReportOptions.Plain with { WorkingDirectory = folder });
        output.ToString().ShouldContain("CF206");
        output.ToString().ShouldNotContain("kept");
    }

    [Theory]
    [InlineData("/repo/app", "compose.yaml", "app/compose.yaml")]
    [InlineData("/repo/app", "/repo/base.yaml", "base.yaml")]
    [InlineData("/repo", "app/compose.yaml", "app/compose.yaml")]
    [InlineData("/repo/app", "/elsewhere/compose.yaml", "/elsewhere/compose.yaml")]
    [InlineData("/repo/app", "https://example.org/shop.git", "https://example.org/shop.git")]
    public void A_path_is_told_from_the_root_of_the_repository(string folder, string path, string expected) =>
        new ReportOptions { WorkingDirectory = folder, Repository = "/repo" }.InRepository(path).ShouldBe(expected);

    [Fact]
    public void Markdown_stays_within_the_bytes_it_may_take()
    {
        var services = string.Concat(Enumerable.Range(0, 300).Select(static i => $"  größe{i}:\n    image: nginx\n    nope: 1\n"));
        var result = Linting.Run(new MemoryFiles { ["/app/compose.yaml"] = "services:\n" + services });
        var text = MarkdownReport.Of(result, ReportOptions.Plain, 10_000);
        Encoding.UTF8.GetByteCount(text).ShouldBeInRange(9_000, 10_000);
        text.ShouldEndWith(" more findings left out\n");
        MarkdownReport.Of(result, ReportOptions.Plain, 50).ShouldBe("");
    }

    [Fact]
    public void Sarif_keeps_what_is_suppressed_and_says_what_could_not_be_read()
    {
        var compose =
            "services:\n  web:\n    image: nginx # compose-lint disable-line CF401 -- set by the deployment\n    privileged: true\n";
        var sarif = Sarif(Linting.Run(new MemoryFiles { ["/app/compose.yaml"] = compose }, "compose.yaml", "nope.yaml"));
        var run = sarif.GetProperty("runs")[0];
        run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean().ShouldBeFalse();
        run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").GetArrayLength().ShouldBe(1);
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        results.Select(static r => r.GetProperty("ruleId").GetString()).ShouldBe(["CF202", "CF401"]);
        var suppression = results[1].GetProperty("suppressions")[0];
        suppression.GetProperty("kind").GetString().ShouldBe("inSource");
        suppression.GetProperty("justification").GetString().ShouldBe("set by the deployment");
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(IsPrivileged);
        rule.GetProperty("helpUri").GetString().ShouldBe("https://rules.test/CF202.md");
        rule.GetProperty("properties").GetProperty("security-severity").GetString().ShouldBe("6.5");
    }

    private static bool IsPrivileged(JsonElement rule) => rule.GetProperty("id").GetString() == "CF202";

    private static JsonElement Sarif(LintResult result)
    {
        var output = new StringWriter();
        new SarifReport().Write(result, output, new ReportOptions { WorkingDirectory = "/app", RulePages = "https://rules.test/" });
        return JsonDocument.Parse(output.ToString()).RootElement;
    }
}
