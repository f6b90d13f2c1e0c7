using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Text;

namespace Compose.Lint.Fixing;

/// <summary>
/// Applies fixes as text edits. The result is linted again; fixes that do not improve it (<see cref="FixReview"/>) are dropped, the others
/// kept.
/// </summary>
public sealed class Fixer(LintOptions options, ISourceLoader files, bool unsafeFixes, CancellationToken cancellationToken)
{
    private readonly EditedFiles edited = new(files);
    private readonly HashSet<(string Path, string Id, string Message)> refused = [];
    private readonly Dictionary<string, SourceText> originals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private LintResult result = new([], [], 0);

    /// <summary>Absolute path of the only file to change; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>The changed files, and the remaining findings.</summary>
    public (ImmutableArray<FixedFile> Files, LintResult Remaining) Run()
    {
        result = Linter.Run(options, edited, cancellationToken);
        // Every accepted fix leaves fewer errors or findings, so this ends. What was refused may work once others are fixed.
        bool changed;
        do
        {
            refused.Clear();
            changed = false;
            while (Accept([.. Choose().GroupBy(static c => c.Source.Path).Select(static g => new Attempt(g.First().Source, [.. g]))]))
                changed = true;
        } while (changed && refused.Count > 0);

        return (
            [
                .. originals
                    .Values.Where(original => texts.GetValueOrDefault(original.Path, original.Text) != original.Text)
                    .Select(original => new FixedFile(original, texts[original.Path], counts[original.Path])),
            ],
            result
        );
    }

    private sealed record Choice(Diagnostic Finding, Fix Fix, SourceText Source);

    /// <summary>Fixes of one file, to be applied together.</summary>
    private sealed record Attempt(SourceText Source, ImmutableArray<Choice> Choices);

    /// <summary>The first usable fix of each finding; a fix is limited to one file.</summary>
    private IEnumerable<Choice> Choose()
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

    /// <summary>
    /// Tries all fixes together, since each try costs a run of the linter; if the result is worse, each half of the files, and for a single
    /// file one fix after the other. Returns whether any was accepted.
    /// </summary>
    private bool Accept(ImmutableArray<Attempt> attempts)
    {
        attempts = [.. attempts.Select(static a => a with { Choices = Compatible(a.Choices) })];
        if (attempts.IsEmpty)
            return false;
        if (Try(attempts))
            return true;
        if (attempts is [{ Choices: [var only] }])
        {
            refused.Add((only.Source.Path, only.Finding.Descriptor.Id, only.Finding.Message));
            return false;
        }

        if (attempts is not [var one])
        {
            var half = attempts.Length / 2;
            return Accept(attempts[..half]) | Accept(attempts[half..]);
        }

        // What follows an accepted fix has moved: it is chosen again in the next round.
        return one.Choices.Any(choice => Accept([one with { Choices = [choice] }]));
    }

    private bool Try(ImmutableArray<Attempt> attempts)
    {
        var edits = attempts
            .Select(static a => new EditedText(a.Source, a.Choices.SelectMany(static choice => choice.Fix.Edits)))
            .ToImmutableArray();
        foreach (var edit in edits)
            edited[FullPath(edit.Before)] = new FixedFile(Original(edit.Before), edit.After.Text, 0).ToBytes();
        var after = Linter.Run(options, edited, cancellationToken);
        var fixes = attempts.SelectMany(static a => a.Choices).Select(static c => (c.Finding, c.Fix)).ToImmutableArray();
        if (FixReview.IsBetter(result, after, fixes, edits, cancellationToken))
        {
            result = after;
            foreach (var attempt in attempts)
                counts[attempt.Source.Path] = counts.GetValueOrDefault(attempt.Source.Path) + attempt.Choices.Length;
            foreach (var edit in edits)
                texts[edit.Before.Path] = edit.After.Text;
            return true;
        }

        foreach (var edit in edits)
            edited[FullPath(edit.Before)] = texts.TryGetValue(edit.Before.Path, out var text)
                ? new FixedFile(Original(edit.Before), text, 0).ToBytes()
                : null;
        return false;
    }

    private SourceText Original(SourceText source)
    {
        originals.TryAdd(source.Path, source);
        return originals[source.Path];
    }

    private string FullPath(SourceText source) => Path.Combine(options.WorkingDirectory, source.Path);

    /// <summary>Drops fixes that overlap an earlier one.</summary>
    private static ImmutableArray<Choice> Compatible(ImmutableArray<Choice> choices)
    {
        var taken = new List<TextEdit>();
        var kept = ImmutableArray.CreateBuilder<Choice>();
        foreach (var choice in choices)
        {
            if (choice.Fix.Edits.Any(edit => taken.Exists(other => EditedText.Collide(edit, other))))
                continue;
            taken.AddRange(choice.Fix.Edits);
            kept.Add(choice);
        }

        return kept.DrainToImmutable();
    }
}
