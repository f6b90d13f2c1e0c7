namespace Compose.Lint.Catalog;

/// <summary>The page of a rule: what <c>--explain</c> prints and docs/rules/ holds.</summary>
public sealed record RulePage(string Id, string Name, string Markdown);
