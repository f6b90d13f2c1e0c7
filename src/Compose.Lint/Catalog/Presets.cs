using System.Collections.Immutable;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>Named sets of severities, which a configuration refines.</summary>
internal static class Presets
{
    // What an operator asks of a service that runs unattended.
    private static readonly string[] Production = ["CF209", "CF301", "CF302", "CF303", "CF310", "CF406"];

    // What an auditor asks: no open ports, no rights without need, no image that changes, no exception without a reason.
    private static readonly string[] Hardening = ["CF209", "CF220", "CF403", "CF506", "CF903"];

    public static ImmutableArray<string> Names { get; } = ["recommended", "strict", "production", "hardening"];

    /// <summary>The severities of a preset; empty for the recommended rules as they are.</summary>
    public static ImmutableArray<(string Rule, Severity? Severity)> Of(string? name) =>
        name switch
        {
            "production" => AsWarnings(Production),
            "hardening" => AsWarnings(Hardening),
            "strict" => AsWarnings([.. RulePages.All.Where(static page => !page.Summary.IsRecommended).Select(static page => page.Id)]),
            _ => [],
        };

    private static ImmutableArray<(string Rule, Severity? Severity)> AsWarnings(string[] rules)
    {
        var severities = ImmutableArray.CreateBuilder<(string, Severity?)>();
        foreach (var rule in rules)
            severities.Add((rule, Severity.Warning));
        return severities.DrainToImmutable();
    }
}
