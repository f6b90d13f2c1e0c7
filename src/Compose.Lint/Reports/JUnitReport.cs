using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>JUnit XML: one suite per file, a failing case per finding, a passing case for a clean file.</summary>
internal sealed class JUnitReport : Report
{
    public override string Name => "junit";

    public override void Write(LintResult result, TextWriter output, DiagnosticStyle style)
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
                .Attribute("failures", findings.Count);
            if (findings.Count == 0)
                StartCase(xml, path, "no findings").End();
            foreach (var finding in findings)
            {
                StartCase(
                    xml,
                    path,
                    $"{finding.Descriptor.Id} {finding.Descriptor.Name} {finding.At.Start.Line}:{finding.At.Start.Column}"
                );
                xml.Start("failure")
                    .Attribute("type", ReportXml.Word(finding.Severity))
                    .Attribute("message", finding.Message)
                    .Text($"{Legible.Path(finding.At.ToString())}: {finding.Message}{(finding.Help is { } help ? "\n" + help : "")}")
                    .End();
                xml.End();
            }

            xml.End();
        }

        xml.End();
    }

    private static ReportXml StartCase(ReportXml xml, string path, string name) =>
        xml.Start("testcase").Attribute("classname", Legible.Path(path)).Attribute("name", name);
}
