using System.Collections.Immutable;
using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Output;
using Compose.Model.Text;

namespace Compose.Lint.Fixing;

/// <summary>
/// Applies fixes as text edits. The result is linted again and must have no new finding and, after safe fixes of a valid file, the same
/// project. Fixes that fail this are dropped, the others kept.
/// </summary>
public sealed class Fixer(LintOptions options, ISourceLoader files, bool unsafeFixes, CancellationToken cancellationToken)
{
    // One fix can reveal another finding (a tab, then wrong indentation); more rounds per file mean that fixes conflict.
    private const int MostRounds = 8;

    private readonly EditedFiles edited = new(files);
    private readonly HashSet<(string Path, string Id, string Message)> refused = [];

    /// <summary>Absolute path of the only file to change; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>The changed files, and the remaining findings.</summary>
    public (ImmutableArray<FixedFile> Files, LintResult Remaining) Run()
    {
        var result = Linter.Run(options, edited, cancellationToken);
        var originals = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var left = MostRounds * Math.Max(1, result.Sources.Count()); left > 0; left--)
        {
            var changed = false;
            foreach (var group in Choose(result).GroupBy(static c => c.Source.Path))
            {
                var source = group.First().Source;
                originals.TryAdd(group.Key, source);
                if (Accept(originals[group.Key], source, [.. group], ref result, out var text, out var applied) is false)
                    continue;
                texts[group.Key] = text;
                counts[group.Key] = counts.GetValueOrDefault(group.Key) + applied;
                changed = true;
                break;
            }

            if (!changed)
                break;
        }

        return (
            [.. texts.Where(t => t.Value != originals[t.Key].Text).Select(t => new FixedFile(originals[t.Key], t.Value, counts[t.Key]))],
            result
        );
    }

    private sealed record Choice(Diagnostic Finding, Fix Fix, SourceText Source);

    /// <summary>The first usable fix of each finding; a fix is limited to one file.</summary>
    private IEnumerable<Choice> Choose(LintResult result)
    {
        foreach (var finding in result.Findings)
        {
            if (refused.Contains((finding.At.Source.Path, finding.Descriptor.Id, finding.Message)))
                continue;
            foreach (var fix in finding.Fixes)
            {
                if (fix.Edits.IsEmpty || (fix.Applicability != Applicability.Safe && !unsafeFixes))
                    continue;
                var source = fix.Edits[0].At.Source;
                if (fix.Edits.Any(e => e.At.Source != source) || (Only ?? FullPath(source)) != FullPath(source))
                    continue;
                yield return new Choice(finding, fix, source);
                break;
            }
        }
    }

    /// <summary>Tries all fixes of a file together and, if the result is worse, one by one.</summary>
    private bool Accept(
        SourceText original,
        SourceText source,
        ImmutableArray<Choice> choices,
        ref LintResult result,
        out string text,
        out int applied
    )
    {
        var rest = Compatible(choices);
        (text, applied) = (source.Text, 0);
        if (Try(original, source, rest, ref result, ref text))
        {
            applied = rest.Length;
            return true;
        }

        foreach (var choice in rest)
        {
            if (rest.Length > 1 && Try(original, source, [choice], ref result, ref text))
            {
                applied = 1;
                return true;
            }

            refused.Add((source.Path, choice.Finding.Descriptor.Id, choice.Finding.Message));
        }

        return false;
    }

    private bool Try(SourceText original, SourceText source, ImmutableArray<Choice> choices, ref LintResult result, ref string text)
    {
        if (choices.IsEmpty)
            return false;
        var next = Apply(source, choices.SelectMany(static c => c.Fix.Edits));
        var path = FullPath(source);
        edited[path] = new FixedFile(original, next, 0).ToBytes();
        var after = Linter.Run(options, edited, cancellationToken);
        if (IsBetter(result, after, choices))
        {
            (result, text) = (after, next);
            return true;
        }

        edited[path] = source.Text == original.Text ? null : new FixedFile(original, source.Text, 0).ToBytes();
        return false;
    }

    private string FullPath(SourceText source) => Path.Combine(options.WorkingDirectory, source.Path);

    private static bool IsBetter(LintResult before, LintResult after, ImmutableArray<Choice> choices)
    {
        if (after.Findings.Length >= before.Findings.Length || after.Count(Severity.Error) > before.Count(Severity.Error))
            return false;
        var promised = choices.All(static c => c.Fix.Applicability == Applicability.Safe) && !before.Findings.Any(static f => f.IsFatal);
        return !promised || Printed(before) == Printed(after);
    }

    private static string Printed(LintResult result)
    {
        var all = new StringBuilder();
        foreach (var project in result.Projects)
            all.Append(YamlWriter.Write(project.Root));
        return all.ToString();
    }

    /// <summary>Drops fixes that overlap an earlier one.</summary>
    private static ImmutableArray<Choice> Compatible(ImmutableArray<Choice> choices)
    {
        var taken = new List<TextSpan>();
        var kept = ImmutableArray.CreateBuilder<Choice>();
        foreach (var choice in choices)
        {
            var spans = choice.Fix.Edits.Select(static e => e.At.Span).ToArray();
            if (spans.Any(span => taken.Exists(t => span.Start <= t.End && t.Start <= span.End)))
                continue;
            taken.AddRange(spans);
            kept.Add(choice);
        }

        return kept.DrainToImmutable();
    }

    private static string Apply(SourceText source, IEnumerable<TextEdit> edits)
    {
        var text = new StringBuilder();
        var at = 0;
        var breaks = source.Text.Contains("\r\n", StringComparison.Ordinal);
        foreach (var edit in edits.OrderBy(static e => e.At.Span.Start))
        {
            text.Append(source.Text, at, edit.At.Span.Start - at).Append(breaks ? edit.NewText.Replace("\n", "\r\n") : edit.NewText);
            at = edit.At.Span.End;
        }

        return text.Append(source.Text, at, source.Text.Length - at).ToString();
    }
}
