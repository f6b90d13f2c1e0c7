using System.Collections.Immutable;
using Compose.Engine.Build;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Planning.Plans;

namespace Compose.Planning.Watching;

/// <summary>The watch rules of a project, and the actions for changes. Pure except for reading the ignore files of builds.</summary>
public sealed record WatchRules(ImmutableArray<WatchRule> All)
{
    /// <summary>Paths in rules that are not watched.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Invalid rules.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];

    /// <summary>Paths to watch: files and folders, each once.</summary>
    public ImmutableArray<string> Paths => [.. All.Select(static rule => rule.Rule.Path).Distinct(StringComparer.Ordinal)];

    /// <summary>Paths to scan for the initial sync.</summary>
    public IEnumerable<string> FirstPaths =>
        All.Where(static rule => rule.CopiesFirst).Select(static rule => rule.Rule.Path).Distinct(StringComparer.Ordinal);

    /// <param name="services">The services; empty: all.</param>
    /// <param name="readFile">Reads a file; null when missing.</param>
    public static WatchRules Of(Project project, ImmutableArray<string> services, Func<string, string?> readFile)
    {
        var rules = ImmutableArray.CreateBuilder<WatchRule>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var service in project.Services)
        {
            if (service.Develop is not { } develop || !(services.IsEmpty || services.Contains(service.Name)))
                continue;
            var (context, ignore) = ContextOf(project, service, readFile);
            foreach (var watch in develop.Watch)
            {
                var rule = new WatchRule(service, watch, context, ignore);
                if (watch.Action == WatchAction.Rebuild && service.Build is null)
                    problems.Add(PlanDiagnostics.WatchWithoutBuild(service, watch));
                else if (watch.Action == WatchAction.SyncAndExec && watch.Exec is null)
                    problems.Add(PlanDiagnostics.WatchWithoutCommand(service, watch));
                else if (rule.Syncs && IsMounted(service, watch.Path))
                    warnings.Add($"path '{watch.Path}' also declared by a bind mount volume, this path won't be monitored!");
                else
                    rules.Add(rule);
                if (rule.Syncs && watch.AsksInOldSpelling)
                    warnings.Add("x-initialSync is DEPRECATED, please use the official `initial_sync` attribute");
            }
        }

        return new WatchRules(rules.ToImmutable())
        {
            Warnings = [.. warnings.Distinct(StringComparer.Ordinal)],
            Problems = problems.ToImmutable(),
        };
    }

    /// <summary>The actions for changed paths, in any order.</summary>
    public WatchDecision Decide(IEnumerable<ChangedPath> changes)
    {
        var draft = new WatchDecision.Draft();
        foreach (var change in changes.OrderBy(static change => change.Path, StringComparer.Ordinal))
            foreach (var rule in All)
                if (rule.Matches(change.Path))
                    draft.Add(rule, change);
        return draft.Build(All);
    }

    /// <summary>The files of <c>initial_sync</c>: those a build would use, so neither compose files nor a Dockerfile.</summary>
    /// <param name="files">Absolute paths of the existing files.</param>
    public WatchDecision DecideFirst(IEnumerable<string> files)
    {
        var draft = new WatchDecision.Draft();
        foreach (var file in files.Order(StringComparer.Ordinal))
            foreach (var rule in All)
                if (rule.CopiesFirst && rule.Matches(file) && !rule.IsRecipe(file))
                    draft.Add(rule, new ChangedPath(file, Exists: true));
        return draft.Build([]) with { Restart = [] };
    }

    // Mounted files are already in the container.
    private static bool IsMounted(Service service, string path) =>
        service.Volumes.Any(volume => volume is { Type: MountType.Bind, Source: { } source } && WatchRule.Below(source, path) is not null);

    private static (string Context, IgnoreFile Ignore) ContextOf(Project project, Service service, Func<string, string?> readFile)
    {
        if (service.Build is not { } build)
            return (project.Directory, IgnoreFile.Empty);
        var context = build.Context ?? project.Directory;
        if (!Path.IsPathRooted(context))
            return (project.Directory, IgnoreFile.Empty); // fetched by the builder from a remote
        var named = build.DockerfileInline is null
            ? Path.Combine(context, build.Dockerfile ?? BuildConfig.DefaultDockerfile) + ".dockerignore"
            : null;
        foreach (var path in (string?[])[named, Path.Combine(context, ".dockerignore")])
            if (path is not null && readFile(path) is { } text)
                return (context, IgnoreFile.Parse(text, path));
        return (context, IgnoreFile.Empty);
    }
}

/// <summary>A created, changed or removed path.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Exists">Whether it exists now.</param>
public readonly record struct ChangedPath(string Path, bool Exists);
