using System.Text.Json;
using Compose.Cli.Formatting;
using Compose.Lint;
using Compose.Lint.Catalog;
using Compose.Lint.Reports;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Linting;

/// <summary>Lists of rules: all of them, or those with findings and how many.</summary>
internal static class RuleTables
{
    public static string Rules(bool asJson)
    {
        var rules = RulePages.All.Select(static page => page.Summary);
        if (asJson)
            return List(rules, static (json, rule) => WriteRule(json, rule));
        var table = new Table(0, 2).Add("ID", "NAME", "SEVERITY", "FIXABLE", "SUMMARY");
        foreach (var rule in rules)
            table.Add(rule.Id, rule.Name, SeverityOf(rule), rule.IsFixable ? "yes" : "", rule.Title);
        return table.ToString();
    }

    /// <summary>The number of findings of each rule, most first.</summary>
    public static string Statistics(LintResult result, bool asJson)
    {
        var counts = new List<List<Diagnostic>>();
        foreach (var finding in result.Findings)
            if (counts.Find(rule => rule[0].Descriptor.Id == finding.Descriptor.Id) is { } known)
                known.Add(finding);
            else
                counts.Add([finding]);
        counts.Sort(static (one, other) => one.Count == other.Count ? InOrder(one[0], other[0]) : other.Count - one.Count);
        if (asJson)
            return List(
                counts,
                static (json, rule) =>
                {
                    json.WriteNumber("count", rule.Count);
                    json.WriteNumber("fixable", Fixable(rule));
                    WriteRule(json, RuleOf(rule[0]));
                }
            );
        var table = new Table(0, 2).Add("COUNT", "FIXABLE", "ID", "NAME", "SUMMARY");
        foreach (var findings in counts)
        {
            var rule = findings[0].Descriptor;
            table.Add($"{findings.Count}", $"{Fixable(findings)}", rule.Id, rule.Name, rule.Title);
        }

        return table.ToString();
    }

    private static int InOrder(Diagnostic one, Diagnostic other) => string.CompareOrdinal(one.Descriptor.Id, other.Descriptor.Id);

    private static int Fixable(List<Diagnostic> findings) => findings.FindAll(static finding => !finding.Fixes.IsEmpty).Count;

    private static RuleSummary RuleOf(Diagnostic finding) => RulePages.All.First(page => page.Id == finding.Descriptor.Id).Summary;

    private static string SeverityOf(RuleSummary rule) =>
        rule.IsRecommended ? DiagnosticRenderer.Word(rule.Severity) : $"off ({DiagnosticRenderer.Word(rule.Severity)})";

    private static string List<T>(IEnumerable<T> items, Action<Utf8JsonWriter, T> write) =>
        ReportJson.Write(json =>
        {
            json.WriteStartArray();
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static void WriteRule(Utf8JsonWriter json, RuleSummary rule)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("severity", DiagnosticRenderer.Word(rule.Severity));
        json.WriteBoolean("recommended", rule.IsRecommended);
        json.WriteBoolean("hasFix", rule.IsFixable);
        json.WriteString("summary", rule.Title);
    }
}
