using System.Xml;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>JUnit XML: a suite for each file, a failing case for each finding, a passing case for a clean file.</summary>
public sealed class JUnitReport : Report
{
    public override string Name => "junit";

    public override void Write(LintResult result, TextWriter output, DiagnosticStyle style)
    {
        using var xml = ReportXml.Writer(output);
        var byFile = result.Findings.ToLookup(static f => f.At.Source.Path);
        xml.WriteStartElement("testsuites");
        foreach (var path in result.Sources.Select(static s => s.Path).Union(byFile.Select(static g => g.Key)))
        {
            var findings = byFile[path].ToList();
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Legible.Path(path));
            xml.WriteAttributeString("tests", XmlConvert.ToString(Math.Max(1, findings.Count)));
            xml.WriteAttributeString("failures", XmlConvert.ToString(findings.Count));
            if (findings.Count == 0) WriteCase(xml, path, "no findings", null);
            foreach (var finding in findings) WriteCase(xml, path, $"{finding.Descriptor.Id} {finding.Descriptor.Name} {finding.At.Start.Line}:{finding.At.Start.Column}", finding);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, string path, string name, Diagnostic? finding)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Legible.Path(path));
        xml.WriteAttributeString("name", name);
        if (finding is not null)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", ReportXml.Word(finding.Severity));
            xml.WriteAttributeString("message", finding.Message);
            xml.WriteString($"{Legible.Path(finding.At.ToString())}: {finding.Message}{(finding.Help is { } help ? "\n" + help : "")}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
