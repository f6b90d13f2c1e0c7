using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Lint.Configuration;

/// <summary>
/// The lint configuration of a project: the nearest <c>.compose-lint.yaml</c> or <c>.compose-lint.yml</c>, searched upward to the root of
/// the repository.
/// </summary>
internal sealed record LintConfig
{
    public const string FileName = ".compose-lint.yaml";
    public const string OtherFileName = ".compose-lint.yml";

    public static readonly LintConfig Default = new();

    /// <summary>Absolute path of its folder; globs are relative to it.</summary>
    public string Folder { get; init; } = "/";

    /// <summary>The preset that the severities refine; null for the recommended rules.</summary>
    public string? Preset { get; init; }

    /// <summary>Rules to enable exclusively.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Rules to enable in addition to the recommended ones.</summary>
    public ImmutableArray<string> Extend { get; init; } = [];

    /// <summary>Rules to disable.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Severities by rule id, name or group; null disables.</summary>
    public ImmutableArray<(string Rule, Severity? Severity)> Severities { get; init; } = [];

    /// <summary>Rules disabled, and severities, for some files.</summary>
    public ImmutableArray<PathRules> Paths { get; init; } = [];

    /// <summary>Projects of several files: absolute paths in merge order.</summary>
    public ImmutableArray<ImmutableArray<string>> Projects { get; init; } = [];

    /// <summary>Globs of files whose services are only extended or merged into others.</summary>
    public ImmutableArray<string> Fragments { get; init; } = [];

    /// <summary>The version of Docker Compose that the projects are used with; null when any.</summary>
    public Version? ComposeVersion { get; init; }

    /// <param name="file">Absolute path.</param>
    public IEnumerable<ImmutableArray<string>> ProjectsOf(string file) => Projects.Where(project => project.Contains(file));

    /// <param name="file">Absolute path.</param>
    public bool IsFragment(string file) => !Fragments.IsEmpty && PathGlobs.Match(Fragments, ShownPath.Of(file, Folder));

    /// <summary>The configured severity of a finding; null when disabled.</summary>
    /// <param name="recommended">Whether its rule is on by default.</param>
    /// <param name="file">Absolute path.</param>
    public Severity? SeverityOf(Diagnostic finding, bool recommended, string file)
    {
        var descriptor = finding.Descriptor;
        var path = ShownPath.Of(file, Folder);
        ImmutableArray<PathRules> here = [.. Paths.Where(p => p.Covers(path))];
        if (Names(Ignore, descriptor) || here.Any(p => Names(p.Ignore, descriptor)))
            return null;

        var severities = Severities;
        foreach (var rules in here)
            severities = severities.AddRange(rules.Severities);
        recommended |= RuleNames.NameExactly([.. Select, .. Extend, .. severities.Select(static s => s.Rule)], descriptor);
        if (!recommended || !(Select.IsEmpty || Names(Select, descriptor) || Names(Extend, descriptor)))
            return null;

        // The last match wins, as is usual in configuration files.
        for (var i = severities.Length - 1; i >= 0; i--)
            if (RuleNames.Matches(severities[i].Rule, descriptor))
                return severities[i].Severity;
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
