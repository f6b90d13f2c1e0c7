namespace Compose.Lint.Catalog;

/// <summary>The groups of rules, by the digit after CF.</summary>
internal static class RuleGroups
{
    private static readonly string[] Tags =
    [
        "correctness",
        "consistency",
        "security",
        "reliability",
        "reproducibility",
        "portability",
        "style",
        "obsolete",
        "performance",
        "lint",
    ];

    /// <summary>The group of a rule in a word.</summary>
    public static string TagOf(string id) => Tags[id[2] - '0'];
}
