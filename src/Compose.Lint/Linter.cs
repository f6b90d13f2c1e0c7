using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Lint.Configuration;
using Compose.Lint.Ignoring;
using Compose.Lint.Rules;
using Compose.Lint.Suppressions;
using Compose.Lint.Targets;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint;

/// <summary>Loads each project once, runs the rules on it, and applies severities, suppressions and ignores.</summary>
public sealed class Linter
{
    private static readonly HashSet<string> OffByDefault =
    [
        .. RuleSet.All.Where(static r => !r.Recommended).Select(static r => r.Descriptor.Id),
        LintDiagnostics.MissingReason.Id,
    ];

    private readonly LintOptions options;
    private readonly ISourceLoader files;
    private readonly CancellationToken cancellationToken;
    private readonly DiagnosticSink configProblems = new();
    private readonly Configurations configurations;
    private readonly Loads loads;
    private readonly GitIgnore ignored;
    private readonly List<Diagnostic> findings = [];
    private readonly List<Project> projects = [];

    // An anchor used by ten services is one cause, though the message for each service names it.
    private readonly HashSet<(string Id, string Path, int Start, int Length, string Message)> seen = [];

    // The first project that has a finding tells it.
    private readonly Dictionary<(string Id, string Path, int Start, int Length), LintTarget> tellers = [];
    private readonly Dictionary<string, SuppressedLines> comments = new(StringComparer.Ordinal);
    private readonly List<HiddenFinding> hidden = [];
    private ImmutableArray<FileRole> roles = [];
    private bool unread;

    private Linter(LintOptions options, ISourceLoader files, CancellationToken cancellationToken)
    {
        this.options = options;
        this.files = files;
        ignored = new GitIgnore(files);
        this.cancellationToken = cancellationToken;
        var named = options.ConfigFile is { } file ? Path.GetFullPath(Path.Combine(options.WorkingDirectory, file)) : null;
        configurations = new Configurations(named, options.Preset, options.WorkingDirectory, files, configProblems, cancellationToken);
        loads = new Loads(
            new LoadOptions
            {
                WorkingDirectory = options.WorkingDirectory,
                Variables = options.Variables,
                IsWindows = OperatingSystem.IsWindows(),
                EnvFiles = options.EnvFiles,
                StandardInput = options.StandardInput,
                AllResources = true,
                Remote = UnreadRemotes.All,
            },
            files,
            cancellationToken
        );
    }

    public static LintResult Run(LintOptions options, ISourceLoader files, CancellationToken cancellationToken) =>
        new Linter(options, files, cancellationToken).Run();

    private LintResult Run()
    {
        foreach (var target in Targets())
            Check(target);
        foreach (var finding in comments.Values.SelectMany(static lines => lines.Problems()))
            Keep(finding);
        findings.AddRange(configProblems.ToImmutable());

        return new LintResult(
            [
                .. findings
                    // Without extension, compose.override.yaml follows compose.yaml.
                    .OrderBy(static f => Path.ChangeExtension(f.At.Source.Path, null), StringComparer.Ordinal)
                    .ThenBy(static f => f.At.Source.Path, StringComparer.Ordinal)
                    .ThenBy(static f => f.At.Span.Start)
                    .ThenBy(static f => f.Descriptor.Id, StringComparer.Ordinal),
            ],
            [.. projects],
            hidden.Count
        )
        {
            Roles = roles,
            Hidden = [.. hidden],
            IsIncomplete = unread || configProblems.HasErrors,
        };
    }

    private IReadOnlyList<LintTarget> Targets()
    {
        if (options.Paths.IsEmpty)
            return [new LintTarget(options.Files)];
        var walk = new FolderWalk(files, ignored, cancellationToken);
        var named = new NamedFiles(walk, loads, findings).Of(options.Paths);
        unread |= findings.Count > 0;
        var finder = new TargetFinder(loads, walk, configurations, cancellationToken);
        var targets = finder.Of(named);
        roles = finder.Roles;
        return targets;
    }

    private void Check(LintTarget target)
    {
        var loaded = loads.Of(target.Files);
        var found = loaded.Found.AsEnumerable();
        unread |= loaded.Found.Any(DiscoveryDiagnostics.IsUnread);
        if (loaded.Project is { } project)
        {
            projects.Add(project);
            foreach (var file in project.Sources)
                if (IsShown(target, file.Source))
                    comments.TryAdd(file.Source.Path, SuppressedLines.Of(file));
            var context = new LintContext(project, files)
            {
                Ignored = ignored,
                ComposeVersion = configurations.For(project.Directory).ComposeVersion,
                Reported = [.. found.Select(loaded.Judge).OfType<Diagnostic>()],
            };
            found = found.Concat(RuleSet.All.Where(rule => Applies(rule, target.Kind)).SelectMany(rule => rule.Check(context)));
        }

        if (target.Kind == TargetKind.Part)
            found = found.Concat(PartOf(loaded));
        var incomplete = target.Kind != TargetKind.Project || Lacking.IsIncomplete(loaded);
        found = Consequences
            .Removed([.. found], finding => SeverityOf(finding) is null)
            .Select(loaded.Judge)
            .Append(target.Kind == TargetKind.Project ? loaded.Remark : null)
            .OfType<Diagnostic>();
        foreach (var finding in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (incomplete && Lacking.MayBeElsewhere(finding))
                continue;
            // The variables are those of the project's .env, which is beside its first file.
            if (target.Kind != TargetKind.Project && LintedProject.IsUnset(finding))
                continue;
            if (IsShown(target, finding.At.Source))
                Keep(finding, target);
        }
    }

    /// <summary>What a part lacks and how it behaves cannot be judged without the rest; what it says can.</summary>
    private static bool Applies(Rule rule, TargetKind kind) =>
        kind switch
        {
            TargetKind.Project => true,
            TargetKind.Part => rule.Descriptor.Id[2] is not ('1' or '3'),
            _ => false,
        };

    private static IEnumerable<Diagnostic> PartOf(LintedProject loaded)
    {
        if (loaded.Found.FirstOrDefault(Lacking.MayBeElsewhere) is { } lacking)
            yield return LintDiagnostics.Part(lacking.At, lacking.Message);
        else if (loaded.Project?.Sources is [var file, ..])
            yield return LintDiagnostics.Part(
                new Location(file.Source, new TextSpan(0, 0)),
                "it is named as an override, and no base is beside it"
            );
    }

    private bool IsShown(LintTarget target, SourceText source) => target.Only is null || target.Only.Contains(FullPath(source));

    /// <summary>Keeps a finding if enabled, not suppressed and not a duplicate.</summary>
    private void Keep(Diagnostic finding, LintTarget? target = null)
    {
        var (id, span) = (finding.Descriptor.Id, finding.At.Span);
        var place = (id, finding.At.Source.Path, span.Start, span.Length);
        if (target is not null && !tellers.TryAdd(place, target) && tellers[place] != target)
            return;
        if (!seen.Add((id, finding.At.Source.Path, span.Start, span.Length, RuleSet.Ids.Contains(id) ? "" : finding.Message)))
            return;
        if ((LastingErrors.Contain(finding) ? finding.Severity : SeverityOf(finding)) is not { } severity)
            return;
        finding = Redaction.Of(finding) with { Severity = severity };
        if (comments.TryGetValue(finding.At.Source.Path, out var lines) && lines.Silences(finding, out var reason))
            hidden.Add(new HiddenFinding(finding, reason, InBaseline: false));
        else
            findings.Add(finding);
    }

    private Severity? SeverityOf(Diagnostic finding)
    {
        var path = FullPath(finding.At.Source);
        var config = configurations.For(Path.GetDirectoryName(path) ?? options.WorkingDirectory);
        if (Named(options.Ignore, finding))
            return null;
        if (!options.Select.IsEmpty && !Named(options.Select, finding))
            return null;
        var recommended = !OffByDefault.Contains(finding.Descriptor.Id) || RuleNames.NameExactly(options.Select, finding.Descriptor);
        return config.SeverityOf(finding, recommended, path);
    }

    private static bool Named(ImmutableArray<string> rules, Diagnostic finding) =>
        rules.Any(rule => RuleNames.Matches(rule, finding.Descriptor));

    private string FullPath(SourceText source) => Path.Combine(options.WorkingDirectory, source.Path);
}
