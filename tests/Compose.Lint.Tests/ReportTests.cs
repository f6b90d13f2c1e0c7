using Compose.Lint.Reports;
using Compose.Model.Diagnostics;
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
        Report.Find(name).ShouldNotBeNull().Write(result, output, DiagnosticStyle.Plain);
        Golden.ShouldMatch(output.ToString(), Path.Combine(folder, "expected." + name));
        output.ToString().ShouldNotContain("hunter2");
    }
}
