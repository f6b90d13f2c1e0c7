using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Configuration;

/// <summary>What a project wants of the linter: <c>.compose-lint.yaml</c>, the nearest one upward to the root of the repository.</summary>
internal sealed record LintConfig
{
    public const string FileName = ".compose-lint.yaml";

    public static readonly LintConfig Default = new();

    /// <summary>Only these rules.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>These rules beside those that are recommended.</summary>
    public ImmutableArray<string> Extend { get; init; } = [];

    /// <summary>Not these rules.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>A severity for a rule, a name or a group; null switches it off.</summary>
    public ImmutableArray<(string Rule, Severity? Severity)> Severities { get; init; } = [];

    /// <summary>Rules that are ignored in some files.</summary>
    public ImmutableArray<PathIgnore> Paths { get; init; } = [];

    /// <summary>The severity a finding has, null when it is not wanted.</summary>
    /// <param name="recommended">Whether its rule is on by itself.</param>
    /// <param name="path">Relative to the configuration's folder.</param>
    public Severity? SeverityOf(Diagnostic finding, bool recommended, string path)
    {
        var descriptor = finding.Descriptor;
        if (Names(Ignore, descriptor) || Paths.Any(p => p.Covers(path) && Names(p.Ignore, descriptor)))
            return null;

        recommended |= RuleNames.NameExactly([.. Select, .. Extend, .. Severities.Select(static s => s.Rule)], descriptor);
        if (!recommended || !(Select.IsEmpty || Names(Select, descriptor) || Names(Extend, descriptor)))
            return null;

        // The last that names it wins, as in every configuration file.
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
