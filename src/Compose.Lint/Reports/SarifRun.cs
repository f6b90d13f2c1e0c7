using System.Text.Json;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Lint.Reports;

/// <summary>The tool, its rules and its invocation in a SARIF log.</summary>
internal sealed class SarifRun(Utf8JsonWriter json, ReportOptions options)
{
    public void WriteTool(IReadOnlyList<Descriptor> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "compose lint");
        json.WriteString("semanticVersion", options.Version);
        if (options.RulePages is { } pages)
            json.WriteString("informationUri", pages);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            WriteRule(rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Whether the run did what was asked; what kept it from that is a notification, since no file has it.</summary>
    public void WriteInvocation(LintResult result)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !result.IsIncomplete);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var finding in result.Findings.Where(DiscoveryDiagnostics.IsUnread))
        {
            json.WriteStartObject();
            json.WriteString("level", Level(finding.Severity));
            WriteText("message", $"{finding.Message}.");
            json.WriteStartObject("descriptor");
            json.WriteString("id", finding.Descriptor.Id);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static string Level(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        };

    private void WriteRule(Descriptor rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", Pascal(rule.Name));
        WriteText("shortDescription", $"{rule.Title}.");
        json.WriteStartObject("fullDescription");
        json.WriteString("text", FirstParagraph(rule.Page));
        json.WriteEndObject();
        json.WriteStartObject("help");
        json.WriteString("text", rule.Page);
        json.WriteString("markdown", RulePage.Of(rule).Markdown);
        json.WriteEndObject();
        if (options.PageOf(rule.Id) is { } page)
            json.WriteString("helpUri", page);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        WriteProperties(rule);
        json.WriteEndObject();
    }

    private void WriteProperties(Descriptor rule)
    {
        var tag = RuleGroups.TagOf(rule.Id);
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteString("precision", "high");
        // Code scanning lists a rule with a score as a vulnerability, so only those of the security group have one.
        if (tag == "security")
            json.WriteString("security-severity", Score(rule.Severity));
        json.WriteEndObject();
    }

    private static string Score(Severity severity) =>
        severity switch
        {
            Severity.Error => "8.5",
            Severity.Warning => "6.5",
            Severity.Info => "3.5",
            _ => "1.0",
        };

    // Viewers expect the name of a rule as an identifier.
    private static string Pascal(string name) => string.Concat(name.Split('-').Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static string FirstParagraph(string page)
    {
        var end = page.ReplaceLineEndings("\n").IndexOf("\n\n", StringComparison.Ordinal);
        return (end < 0 ? page : page[..end]).ReplaceLineEndings(" ").Trim();
    }

    private void WriteText(string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
