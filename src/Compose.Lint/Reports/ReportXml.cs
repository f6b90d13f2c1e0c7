using System.Globalization;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>
/// A minimal XML writer: one element per line, attributes, text. Avoids the runtime's writer, which would add 200 KiB to the command.
/// Characters invalid in XML are written as character codes where possible.
/// </summary>
internal sealed class ReportXml(TextWriter output)
{
    private readonly Stack<string> open = [];
    private bool inTag;
    private bool hasText;

    public static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };

    public ReportXml Start(string name)
    {
        CloseTag();
        if (open.Count > 0)
            NewLine();
        output.Write($"<{name}");
        open.Push(name);
        (inTag, hasText) = (true, false);
        return this;
    }

    public ReportXml Attribute(string name, string value)
    {
        output.Write($" {name}=\"");
        foreach (var c in value)
            if (c is '"')
                output.Write("&quot;");
            else if (c is '\t' or '\n' or '\r')
                WriteNumber(c);
            else
                Write(c);
        output.Write('"');
        return this;
    }

    public ReportXml Attribute(string name, int value) => Attribute(name, value.ToString(CultureInfo.InvariantCulture));

    public ReportXml Text(string text)
    {
        CloseTag();
        foreach (var c in text.Replace("\r\n", "\n").Replace('\r', '\n'))
            Write(c);
        hasText = true;
        return this;
    }

    public ReportXml End()
    {
        var name = open.Pop();
        if (inTag)
        {
            output.Write(" />");
        }
        else
        {
            if (!hasText)
                NewLine();
            output.Write($"</{name}>");
        }

        (inTag, hasText) = (false, false);
        return this;
    }

    private void CloseTag()
    {
        if (inTag)
            output.Write('>');
        inTag = false;
    }

    private void NewLine()
    {
        output.Write('\n');
        for (var depth = 0; depth < open.Count; depth++)
            output.Write("  ");
    }

    private void Write(char c)
    {
        if (c is '&')
            output.Write("&amp;");
        else if (c is '<')
            output.Write("&lt;");
        else if (c is '>')
            output.Write("&gt;");
        else if (c < ' ' && c is not ('\t' or '\n') || c is '\ufffe' or '\uffff')
            WriteNumber(c);
        else
            output.Write(c);
    }

    private void WriteNumber(char c) => output.Write(string.Create(CultureInfo.InvariantCulture, $"&#x{(int)c:X};"));
}
