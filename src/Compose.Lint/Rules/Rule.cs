using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules;

/// <summary>
/// One thing that is looked for in a resolved project. A rule knows nothing of configuration: severities, suppressions, sorting and
/// repetitions are the linter's.
/// </summary>
internal abstract class Rule
{
    public abstract Descriptor Descriptor { get; }

    /// <summary>Whether it is on without being asked for: only what is a bug, or very likely one.</summary>
    public virtual bool Recommended => true;

    public abstract IEnumerable<Diagnostic> Check(LintContext context);
}
