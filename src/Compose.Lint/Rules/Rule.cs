using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules;

/// <summary>
/// A check of a resolved project. Rules are independent of configuration: the linter handles severities, suppressions, sorting and
/// duplicates.
/// </summary>
internal abstract class Rule
{
    public abstract Descriptor Descriptor { get; }

    /// <summary>Whether it is on by default: only for definite or very likely bugs.</summary>
    public virtual bool Recommended => true;

    public abstract IEnumerable<Diagnostic> Check(LintContext context);
}
