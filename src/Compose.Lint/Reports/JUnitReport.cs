using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>
/// JUnit XML: one suite per file, a case per finding, a passing case for a clean file. A case fails when its finding would fail the run;
/// others have their finding as output.
/// </summary>
internal sealed class JUnitReport : Report
{
    public override string Name => "junit";

    public override void Write(LintResult result, TextWriter output, ReportOptions options)
    {
        var xml = new ReportXml(output);
        var byFile = result.Findings.ToLookup(static f => f.At.Source.Path);
        xml.Start("testsuites");
        foreach (var path in result.Sources.Select(static s => s.Path).Union(byFile.Select(static g => g.Key)))
        {
            var findings = byFile[path].ToList();
            xml.Start("testsuite")
                .Attribute("name", Legible.Path(path))
                .Attribute("tests", Math.Max(1, findings.Count))
                .Attribute("failures", findings.Count(f => f.Severity >= options.FailOn));
            if (findings.Count == 0)
                StartCase(xml, path, "no findings").End();
            foreach (var finding in findings)
            {
                StartCase(
                    xml,
                    path,
                    $"{finding.Descriptor.Id} {finding.Descriptor.Name} {finding.At.Start.Line}:{finding.At.Start.Column}"
                );
                if (finding.Severity >= options.FailOn)
                    xml.Start("failure")
                        .Attribute("type", ReportXml.Word(finding.Severity))
                        .Attribute("message", finding.Message)
                        .Text(Text(finding))
                        .End();
                else
                    xml.Start("system-out").Text(Text(finding)).End();
                xml.End();
            }

            xml.End();
        }

        xml.End();
    }

    private static string Text(Diagnostic finding) =>
        $"{Legible.Path(finding.At.ToString())}: {finding.Message}{(finding.Help is { } help ? "\n" + help : "")}";

    private static ReportXml StartCase(ReportXml xml, string path, string name) =>
        xml.Start("testcase").Attribute("classname", Legible.Path(path)).Attribute("name", name);
}
