using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;

namespace Compose.Lint.Baselines;

/// <summary>
/// Findings accepted for now, so that only new ones are reported: for each file and fingerprint, how often it occurs. A fingerprint is made
/// of the rule and the text of the line, so that a finding keeps it when lines are added above.
/// </summary>
/// <param name="folder">The folder that its paths are relative to: that of the baseline's file. Absolute.</param>
/// <param name="workingDirectory">Absolute.</param>
internal sealed class Baseline(string folder, string workingDirectory)
{
    private static readonly HashSet<string> ModelIds = [.. ModelFindings.All.Select(static kind => kind.Id)];

    // Between path and fingerprint: in no path, and before every other character, so that sorting keeps files together.
    private const char Separator = '\0';

    // Sorted by key, these are the lines of the file.
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The number of accepted findings.</summary>
    public int Count { get; private set; }

    /// <summary>Paths and fingerprints with a separator between them, sorted.</summary>
    internal IEnumerable<string> Keys => counts.Keys.Order(StringComparer.Ordinal);

    internal int CountOf(string key) => counts[key];

    internal static string PathOf(string key) => key[..key.IndexOf(Separator)];

    /// <summary>
    /// Whether a baseline may hold it. An error of the model leaves a project that cannot run: accepting it would turn a broken project
    /// green.
    /// </summary>
    public static bool MayAccept(Diagnostic finding) => finding.Severity < Severity.Error || !ModelIds.Contains(finding.Descriptor.Id);

    /// <summary>The result without the findings accepted here, and the number of accepted findings that its files no longer have.</summary>
    public (LintResult Result, int Gone) Apply(LintResult result)
    {
        var left = new Dictionary<string, int>(counts, StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<Diagnostic>();
        var hidden = result.Hidden.ToBuilder();
        foreach (var finding in result.Findings)
        {
            var key = KeyOf(finding);
            if (MayAccept(finding) && left.GetValueOrDefault(key) is var count and > 0)
            {
                left[key] = count - 1;
                hidden.Add(new HiddenFinding(finding, null, InBaseline: true));
            }
            else
            {
                kept.Add(finding);
            }
        }

        var linted = LintedPaths(result);
        var gone = 0;
        foreach (var (key, count) in left)
            if (linted.Contains(PathOf(key)))
                gone += count;
        return (result with { Findings = kept.DrainToImmutable(), Hidden = hidden.DrainToImmutable() }, gone);
    }

    /// <summary>Accepts all findings of a result; what is accepted in files that it does not cover stays.</summary>
    /// <param name="exists">Whether a file still exists, by its absolute path.</param>
    public void Update(LintResult result, Func<string, bool> exists)
    {
        var linted = LintedPaths(result);
        foreach (var key in Keys.ToList())
            if (linted.Contains(PathOf(key)) || !exists(Path.GetFullPath(PathOf(key), folder)))
                Add(key, -counts[key]);
        foreach (var finding in result.Findings.Where(MayAccept))
            Add(KeyOf(finding), 1);
    }

    internal void Add(string path, string fingerprint, int count) => Add($"{path}{Separator}{fingerprint}", count);

    private void Add(string key, int count)
    {
        Count += count;
        if ((counts[key] = counts.GetValueOrDefault(key) + count) <= 0)
            counts.Remove(key);
    }

    private HashSet<string> LintedPaths(LintResult result) =>
        [.. result.Sources.Select(static source => source.Path).Concat(result.Findings.Select(static f => f.At.Source.Path)).Select(Shown)];

    private string KeyOf(Diagnostic finding)
    {
        var at = finding.At;
        var line = at.Source.Line(at.Start.Line).ToString();
        // A short hash of a line can be guessed, so a secret is left out.
        if (finding.HidesText)
            line = line[..Math.Min(line.Length, at.Start.Column - 1)];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Descriptor.Id}\n{line.Trim()}"));
        return $"{Shown(at.Source.Path)}{Separator}{finding.Descriptor.Id} {Convert.ToHexStringLower(hash)[..16]}";
    }

    private string Shown(string path) =>
        Path.GetRelativePath(folder, Path.GetFullPath(path, workingDirectory)).Replace(Path.DirectorySeparatorChar, '/');
}
