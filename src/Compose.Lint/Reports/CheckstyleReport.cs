using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>Checkstyle XML, supported by many CI servers.</summary>
internal sealed class CheckstyleReport : Report
{
    public override string Name => "checkstyle";

    public override void Write(LintResult result, TextWriter output, ReportOptions options)
    {
        var xml = new ReportXml(output);
        xml.Start("checkstyle").Attribute("version", "4.3");
        foreach (var file in result.Findings.GroupBy(static f => f.At.Source.Path))
        {
            xml.Start("file").Attribute("name", Legible.Path(file.Key));
            foreach (var finding in file)
            {
                xml.Start("error")
                    .Attribute("line", finding.At.Start.Line)
                    .Attribute("column", finding.At.Start.Column)
                    .Attribute("severity", ReportXml.Word(finding.Severity))
                    .Attribute("message", finding.Message)
                    .Attribute("source", $"{finding.Descriptor.Id}.{finding.Descriptor.Name}")
                    .End();
            }

            xml.End();
        }

        xml.End();
    }
}
