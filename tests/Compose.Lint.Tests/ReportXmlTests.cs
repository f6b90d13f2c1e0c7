using System.Xml;
using Compose.Lint.Reports;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public sealed class ReportXmlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a \"b\" 'c' <d> & ]]>")]
    [InlineData("two\nlines\r\nand\rthree\tcolumns ")]
    [InlineData("\u0001\u001b[31mred\u007f\u0085\u2028")]
    [InlineData("日本 🚀 \ufffe\uffff")]
    public void The_letters_are_those_of_the_runtimes_writer(string text)
    {
        using var ours = new StringWriter();
        var xml = new ReportXml(ours);
        xml.Start("all").Start("one").Attribute("a", text).Attribute("b", 1).Text(text).End();
        xml.Start("two").Attribute("a", text).End().Start("three").Start("four").End().End().End();

        using var theirs = new StringWriter();
        using (
            var writer = XmlWriter.Create(
                theirs,
                new XmlWriterSettings
                {
                    Indent = true,
                    NewLineChars = "\n",
                    OmitXmlDeclaration = true,
                    CheckCharacters = false,
                }
            )
        )
        {
            writer.WriteStartElement("all");
            writer.WriteStartElement("one");
            writer.WriteAttributeString("a", text);
            writer.WriteAttributeString("b", "1");
            writer.WriteString(text);
            writer.WriteEndElement();
            writer.WriteStartElement("two");
            writer.WriteAttributeString("a", text);
            writer.WriteEndElement();
            writer.WriteStartElement("three");
            writer.WriteStartElement("four");
        }

        ours.ToString().ShouldBe(theirs.ToString());
    }
}
