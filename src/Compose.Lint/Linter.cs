using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Lint.Configuration;
using Compose.Lint.Rules;
using Compose.Lint.Suppressions;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Syntax;
using Compose.Model.Validation;

namespace Compose.Lint;

/// <summary>Loads each project once, runs the rules on it, and applies severities, suppressions and ignores.</summary>
public sealed class Linter
{
    private static readonly HashSet<string> RuleIds = [.. RuleSet.All.Select(static r => r.Descriptor.Id)];
    private static readonly HashSet<string> OffByDefault =
    [
        .. RuleSet.All.Where(static r => !r.Recommended).Select(static r => r.Descriptor.Id),
        LintDiagnostics.MissingReason.Id,
    ];

    private readonly LintOptions options;
    private readonly ISourceLoader files;
    private readonly CancellationToken cancellationToken;
    private readonly DiagnosticSink configProblems = new();
    private readonly Dictionary<string, (LintConfig Config, string Folder)> configs = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> findings = [];
    private readonly List<Project> projects = [];

    // An anchor used by ten services is one cause, though the message for each service names it.
    private readonly HashSet<(string Id, string Path, int Start, int Length, string Message)> seen = [];
    private readonly Dictionary<string, SuppressedLines> comments = new(StringComparer.Ordinal);
    private readonly List<HiddenFinding> hidden = [];
    private bool unread;

    private Linter(LintOptions options, ISourceLoader files, CancellationToken cancellationToken)
    {
        this.options = options;
        this.files = files;
        this.cancellationToken = cancellationToken;
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
            Hidden = [.. hidden],
            IsIncomplete = unread || configProblems.HasErrors,
        };
    }

    private IReadOnlyList<LintTarget> Targets() =>
        options switch
        {
            { Files.IsEmpty: false } => [new LintTarget(options.WorkingDirectory, options.Files)],
            { Paths.IsEmpty: false } => new LintTargets(files, options.WorkingDirectory).Of(options.Paths, cancellationToken),
            _ => [new LintTarget(options.WorkingDirectory, [])],
        };

    private void Check(LintTarget target)
    {
        var sink = new DiagnosticSink();
        var project = ProjectLoader.Load(
            new LoadOptions
            {
                WorkingDirectory = target.Files.IsEmpty ? target.Folder : options.WorkingDirectory,
                Variables = options.Variables,
                IsWindows = OperatingSystem.IsWindows(),
                Files = target.Files,
                EnvFiles = options.EnvFiles,
                StandardInput = options.StandardInput,
                AllResources = true,
            },
            files,
            sink,
            cancellationToken
        );
        var found = sink.ToImmutable().AsEnumerable();
        unread |= found.Any(DiscoveryDiagnostics.IsUnread);
        if (project is not null)
        {
            projects.Add(project);
            foreach (var file in project.Sources)
                comments.TryAdd(file.Source.Path, SuppressedLines.Of(file));
            var context = new LintContext(project, files) { Reported = [.. found] };
            found = found.Concat(RuleSet.All.SelectMany(rule => rule.Check(context)));
        }

        foreach (var finding in Consequences.Removed([.. found], finding => SeverityOf(finding) is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (target.Partial && ConsistencyDiagnostics.MayBeElsewhere(finding.Descriptor))
                continue;
            if (target.Only is null || target.Only.Contains(FullPath(finding)))
                Keep(finding);
        }
    }

    /// <summary>Keeps a finding if enabled, not suppressed and not a duplicate.</summary>
    private void Keep(Diagnostic finding)
    {
        var (id, span) = (finding.Descriptor.Id, finding.At.Span);
        if (!seen.Add((id, finding.At.Source.Path, span.Start, span.Length, RuleIds.Contains(id) ? "" : finding.Message)))
            return;
        if (SeverityOf(finding) is not { } severity)
            return;
        finding = finding with { Severity = severity };
        if (comments.TryGetValue(finding.At.Source.Path, out var lines) && lines.Silences(finding, out var reason))
            hidden.Add(new HiddenFinding(finding, reason, InBaseline: false));
        else
            findings.Add(finding);
    }

    private Severity? SeverityOf(Diagnostic finding)
    {
        var (config, folder) = ConfigFor(finding);
        if (Named(options.Ignore, finding))
            return null;
        if (!options.Select.IsEmpty && !Named(options.Select, finding))
            return null;
        var recommended = !OffByDefault.Contains(finding.Descriptor.Id) || RuleNames.NameExactly(options.Select, finding.Descriptor);
        return config.SeverityOf(finding, recommended, ShownPath.Of(FullPath(finding), folder));
    }

    private static bool Named(ImmutableArray<string> rules, Diagnostic finding) =>
        rules.Any(rule => RuleNames.Matches(rule, finding.Descriptor));

    private (LintConfig Config, string Folder) ConfigFor(Diagnostic finding)
    {
        var folder = Path.GetDirectoryName(FullPath(finding)) ?? options.WorkingDirectory;
        if (options.ConfigFile is not null)
            folder = "";
        if (configs.TryGetValue(folder, out var known))
            return known;

        var reader = new LintConfigReader(files, configProblems, options.WorkingDirectory);
        var (config, place) = options.ConfigFile is { } named
            ? (
                reader.Read(Path.GetFullPath(Path.Combine(options.WorkingDirectory, named)), cancellationToken) ?? LintConfig.Default,
                options.WorkingDirectory
            )
            : reader.Nearest(folder, cancellationToken);
        var preset = Presets.Of(options.Preset ?? config.Preset);
        return configs[folder] = (config with { Severities = preset.AddRange(config.Severities) }, place);
    }

    private string FullPath(Diagnostic finding) => Path.Combine(options.WorkingDirectory, finding.At.Source.Path);
}
