using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Configuration;

/// <summary>
/// The lint configuration of a project: the nearest <c>.compose-lint.yaml</c>, searched upward to the root of the repository.
/// </summary>
internal sealed record LintConfig
{
    public const string FileName = ".compose-lint.yaml";

    public static readonly LintConfig Default = new();

    /// <summary>Rules to enable exclusively.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Rules to enable in addition to the recommended ones.</summary>
    public ImmutableArray<string> Extend { get; init; } = [];

    /// <summary>Rules to disable.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Severities by rule id, name or group; null disables.</summary>
    public ImmutableArray<(string Rule, Severity? Severity)> Severities { get; init; } = [];

    /// <summary>Rules disabled for some files.</summary>
    public ImmutableArray<PathIgnore> Paths { get; init; } = [];

    /// <summary>The configured severity of a finding; null when disabled.</summary>
    /// <param name="recommended">Whether its rule is on by default.</param>
    /// <param name="path">Relative to the configuration's folder.</param>
    public Severity? SeverityOf(Diagnostic finding, bool recommended, string path)
    {
        var descriptor = finding.Descriptor;
        if (Names(Ignore, descriptor) || Paths.Any(p => p.Covers(path) && Names(p.Ignore, descriptor)))
            return null;

        recommended |= RuleNames.NameExactly([.. Select, .. Extend, .. Severities.Select(static s => s.Rule)], descriptor);
        if (!recommended || !(Select.IsEmpty || Names(Select, descriptor) || Names(Extend, descriptor)))
            return null;

        // The last match wins, as is usual in configuration files.
        for (var i = Severities.Length - 1; i >= 0; i--)
            if (RuleNames.Matches(Severities[i].Rule, descriptor))
                return Severities[i].Severity;
        return finding.Severity;
    }

    private static bool Names(ImmutableArray<string> rules, Descriptor descriptor)
    {
        foreach (var rule in rules)
            if (RuleNames.Matches(rule, descriptor))
                return true;
        return false;
    }
}
