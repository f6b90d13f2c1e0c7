using System.Xml;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>What the XML reports share.</summary>
internal static class ReportXml
{
    public static XmlWriter Writer(TextWriter output) =>
        XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = false });

    public static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}
