using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Output;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Lint.Fixing;

/// <summary>Whether fixes improve what they change.</summary>
internal static class FixReview
{
    /// <summary>
    /// There must be fewer errors, or as many and fewer findings. Every key that a fix does not touch must stay below the same keys, and
    /// safe fixes must leave a project that was valid as it was.
    /// </summary>
    /// <param name="edits">One for each changed file.</param>
    public static bool IsBetter(
        LintResult before,
        LintResult after,
        ImmutableArray<(Diagnostic Finding, Fix Fix)> fixes,
        ImmutableArray<EditedText> edits,
        CancellationToken cancellationToken
    )
    {
        // What can be read again may have warnings of its own.
        var errors = after.Count(Severity.Error) - before.Count(Severity.Error);
        if (errors > 0 || (errors == 0 && after.Findings.Length >= before.Findings.Length))
            return false;
        if (edits.Any(edit => Displaces(edit, fixes, cancellationToken)))
            return false;
        return fixes.Any(static f => f.Fix.Applicability != Applicability.Safe)
            || (KeepsProjects(before, after) && fixes.All(f => IsRepaired(f.Finding, f.Fix, edits, after)));
    }

    /// <summary>Safe fixes move no key; others only those on their lines.</summary>
    private static bool Displaces(
        EditedText edit,
        ImmutableArray<(Diagnostic Finding, Fix Fix)> fixes,
        CancellationToken cancellationToken
    )
    {
        var touched = fixes
            .Where(f => f.Fix.Applicability != Applicability.Safe)
            .SelectMany(static f => f.Fix.Edits)
            .Where(e => e.At.Source == edit.Before)
            .SelectMany(static e => new[] { e.At.Start.Line, e.At.End.Line })
            .ToHashSet();
        return Outline
            .Of(edit.Before, cancellationToken)
            .Displaced(Outline.Of(edit.After, cancellationToken), edit)
            .Any(key => !touched.Contains(edit.Before.PositionOf(key).Line));
    }

    /// <summary>Projects of the same files are the same, if they were valid.</summary>
    private static bool KeepsProjects(LintResult before, LintResult after)
    {
        var broken = before.Findings.Where(static f => f.IsFatal).Select(static f => f.At.Source.Path).ToHashSet(StringComparer.Ordinal);
        var now = after.Projects.ToLookup(Key);
        return before
            .Projects.Where(project => !project.Sources.Any(file => broken.Contains(file.Source.Path)))
            .All(project => now[Key(project)].FirstOrDefault() is { } same && Written(same) == Written(project));
    }

    private static string Written(Project project) => YamlWriter.Write(project.Root);

    private static string Key(Project project) => string.Join('\0', project.Sources.Select(static file => file.Source.Path));

    /// <summary>Whether the lines of a repaired file that the fix has changed are without errors.</summary>
    private static bool IsRepaired(Diagnostic finding, Fix fix, ImmutableArray<EditedText> edits, LintResult after)
    {
        if (!finding.Descriptor.Is(SyntaxDiagnostics.YamlSyntax))
            return true;
        var edit = edits.First(e => e.Before == finding.At.Source);
        var first = edit.After.PositionOf(edit.Moved(fix.Edits.Min(static e => e.At.Span.Start), beforeInsertion: true)).Line;
        var last = edit.After.PositionOf(edit.Moved(fix.Edits.Max(static e => e.At.Span.End), beforeInsertion: false)).Line;
        return !after.Findings.Any(f =>
            f.Severity == Severity.Error && f.At.Source.Path == edit.Before.Path && f.At.Start.Line >= first && f.At.Start.Line <= last
        );
    }
}
