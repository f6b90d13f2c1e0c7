namespace Compose.Cli.Formatting.Templates;

/// <summary>The --format output: docker's table, JSON lines, or a template, optionally in columns (<c>table {{.Name}}</c>).</summary>
internal static class RowFormat
{
    private const string Columns = "table ";

    /// <param name="table">The default columns, as a template.</param>
    /// <param name="headers">The heading of a field; null for the field's name in capitals.</param>
    public static string Render(IReadOnlyList<Row> rows, string format, string table, Func<string, string?> headers)
    {
        if (format is "" or "table" or "pretty")
            format = Columns + table;
        if (format is "json")
            return string.Concat(rows.Select(static r => r.ToJson() + "\n"));
        format = format.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        if (!format.StartsWith(Columns, StringComparison.Ordinal))
        {
            var template = FormatTemplate.Parse(format);
            return string.Concat(rows.Select(r => template.Render(r) + "\n"));
        }

        var columns = format[Columns.Length..].TrimStart();
        var rowTemplate = FormatTemplate.Parse(columns);
        var lines = Table.Narrow();
        lines.AddLine(Header(columns, headers));
        foreach (var row in rows)
            lines.AddLine(rowTemplate.Render(row).ReplaceLineEndings(" "));
        return lines.ToString();
    }

    /// <summary>The template with each action replaced by the heading of its field or label.</summary>
    private static string Header(string columns, Func<string, string?> headers) =>
        string.Join(
            '\t',
            columns
                .Split('\t')
                .Select(column =>
                {
                    var open = column.IndexOf("{{", StringComparison.Ordinal);
                    var close = column.LastIndexOf("}}", StringComparison.Ordinal);
                    if (open < 0 || close < open)
                        return column;
                    var tokens = TemplateLexer.Tokens(column[(open + 2)..close]);
                    if (
                        tokens.FindIndex(static t => t.EndsWith(".Label", StringComparison.Ordinal)) is >= 0 and var label
                        && label + 1 < tokens.Count
                    )
                        return column[..open] + tokens[label + 1].Trim('"') + column[(close + 2)..];
                    var field = tokens.Find(static t => t.Length > 1 && t[0] == '.')?[1..] ?? "";
                    return column[..open] + (headers(field) ?? field.ToUpperInvariant()) + column[(close + 2)..];
                })
        );
}
