using Compose.Lint.Catalog;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Suppressions;

/// <summary>Suppresses findings of a file by its comments, and reports comments that suppress nothing or name unknown rules.</summary>
internal sealed class SuppressedLines
{
    private static readonly string[] Verbs = ["disable-line", "disable-next-line", "disable", "enable", "disable-file"];

    private readonly List<Silence> silences = [];
    private readonly List<Diagnostic> problems = [];

    private SuppressedLines(SourceText source) => Source = source;

    public SourceText Source { get; }

    /// <summary>A rule suppressed over a range of lines.</summary>
    private sealed class Silence(string rule, Location at, int first, int last)
    {
        public readonly string Rule = rule;
        public readonly Location At = at;
        public readonly int First = first;
        public int Last = last;
        public bool Used;
        public bool Refused;
    }

    public static SuppressedLines Of(YamlFile file)
    {
        var lines = new SuppressedLines(file.Source);
        foreach (var comment in file.Comments)
            if (Directive.Read(comment) is { } directive)
                lines.Add(directive);
        return lines;
    }

    /// <summary>Whether a finding is suppressed; records the comment as used, and as a problem when the finding cannot be.</summary>
    public bool Silences(Diagnostic finding)
    {
        var line = finding.At.Start.Line;
        var silenced = false;
        foreach (var silence in silences)
        {
            if (line < silence.First || line > silence.Last || !RuleNames.Matches(silence.Rule, finding.Descriptor))
                continue;
            if (LastingErrors.Contain(finding) && !silence.Refused)
                problems.Add(LintDiagnostics.Lasting(silence.At, finding.Descriptor.Id));
            silence.Refused |= LastingErrors.Contain(finding);
            silence.Used = silenced = true;
        }

        return silenced && !LastingErrors.Contain(finding);
    }

    /// <summary>Errors in the comments themselves; call after all findings are processed.</summary>
    public IEnumerable<Diagnostic> Problems() =>
        problems.Concat(silences.Where(static s => !s.Used).Select(static s => LintDiagnostics.Unused(s.At, s.Rule)));

    private void Add(Directive directive)
    {
        var line = directive.Comment.At.Start.Line;
        if (!Verbs.Contains(directive.Verb))
        {
            problems.Add(LintDiagnostics.UnknownDirective(directive.VerbAt, directive.Verb, Spelling.Nearest(directive.Verb, Verbs)));
            return;
        }

        if (directive.Rules.IsEmpty && directive.Verb != "enable")
        {
            problems.Add(LintDiagnostics.Nameless(directive.VerbAt, directive.Verb));
            return;
        }

        if (directive.Verb == "enable")
            Enable(directive, line);
        else if (string.IsNullOrEmpty(directive.Reason))
            problems.Add(LintDiagnostics.Unreasoned(directive.VerbAt, directive.Verb));
        foreach (var (rule, at) in directive.Rules)
        {
            if (!RuleNames.IsKnown(rule))
                problems.Add(LintDiagnostics.Unknown(at, rule, RuleNames.Nearest(rule)));
            else if (directive.Verb != "enable")
                silences.Add(Of(directive.Verb, rule, at, line));
        }
    }

    private Silence Of(string verb, string rule, Location at, int line) =>
        verb switch
        {
            "disable-line" => new Silence(rule, at, line, line),
            "disable-next-line" => new Silence(rule, at, line + 1, line + 1),
            "disable-file" => new Silence(rule, at, 1, int.MaxValue),
            _ => new Silence(rule, at, line, int.MaxValue),
        };

    private void Enable(Directive directive, int line)
    {
        foreach (var silence in silences)
            if (
                silence.First > 1
                && silence.Last == int.MaxValue
                && (directive.Rules.IsEmpty || directive.Rules.Any(r => r.Name == silence.Rule))
            )
                silence.Last = line;
    }
}
