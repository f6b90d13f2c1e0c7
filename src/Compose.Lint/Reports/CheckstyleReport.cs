using System.Xml;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>Checkstyle XML, which many servers read.</summary>
public sealed class CheckstyleReport : Report
{
    public override string Name => "checkstyle";

    public override void Write(LintResult result, TextWriter output, DiagnosticStyle style)
    {
        using var xml = ReportXml.Writer(output);
        xml.WriteStartElement("checkstyle");
        xml.WriteAttributeString("version", "4.3");
        foreach (var file in result.Findings.GroupBy(static f => f.At.Source.Path))
        {
            xml.WriteStartElement("file");
            xml.WriteAttributeString("name", Legible.Path(file.Key));
            foreach (var finding in file)
            {
                xml.WriteStartElement("error");
                xml.WriteAttributeString("line", XmlConvert.ToString(finding.At.Start.Line));
                xml.WriteAttributeString("column", XmlConvert.ToString(finding.At.Start.Column));
                xml.WriteAttributeString("severity", ReportXml.Word(finding.Severity));
                xml.WriteAttributeString("message", finding.Message);
                xml.WriteAttributeString("source", $"{finding.Descriptor.Id}.{finding.Descriptor.Name}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
