using System.Collections.Immutable;
using Compose.Lint.Configuration;
using Compose.Model.Discovery;
using Compose.Model.Syntax;

namespace Compose.Lint.Targets;

/// <summary>Maps each file to the projects that use it, so that each project is loaded once.</summary>
internal sealed class TargetFinder
{
    private readonly Loads loads;
    private readonly Configurations configurations;
    private readonly FolderWalk walk;
    private readonly FileUses uses;
    private readonly Overlays overlays;
    private readonly ComposeFileVariable listed;
    private readonly SharedLacks shared;
    private readonly List<LintTarget> targets = [];
    private readonly List<FileRole> roles = [];

    public TargetFinder(Loads loads, FolderWalk walk, Configurations configurations, CancellationToken cancellationToken)
    {
        (this.loads, this.walk, this.configurations) = (loads, walk, configurations);
        uses = new FileUses(loads);
        overlays = new Overlays(loads, walk);
        listed = new ComposeFileVariable(loads, cancellationToken);
        shared = new SharedLacks(loads);
    }

    /// <summary>Why each file is linted with which others.</summary>
    public ImmutableArray<FileRole> Roles => [.. roles];

    /// <param name="files">Absolute paths.</param>
    public IReadOnlyList<LintTarget> Of(ImmutableArray<string> files)
    {
        // By repository, not by file: thousands of named files have few.
        var folders = files.Select(FolderOf).Distinct().Select(folder => (folder, walk.Repository(folder)));
        foreach (var (folder, root) in folders.DistinctBy(Place))
            foreach (var around in root is null ? Near(folder) : walk.ComposeFiles(root))
            {
                uses.Add(around);
                shared.Add(around);
            }

        foreach (var file in files)
        {
            uses.Add(file);
            shared.Add(file);
            overlays.Add(file);
        }

        foreach (var file in files)
            foreach (var role in RolesOf(file))
            {
                roles.Add(role);
                Add(new LintTarget(role.Project, role.Kind, role.Project[0] == file ? null : [file]));
            }

        return targets;
    }

    private void Add(LintTarget target)
    {
        var known = targets.FindIndex(target.IsSameProject);
        if (known < 0)
            targets.Add(target);
        else
            targets[known] = targets[known].Showing(target);
    }

    private static string Place((string Folder, string? Root) place) => place.Root ?? place.Folder;

    /// <summary>Outside of a repository, the compose files beside a file and above it in the working directory.</summary>
    private List<string> Near(string folder)
    {
        var near = new List<string>();
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            near.AddRange(walk.Beside(at));
            if (!at.StartsWith(loads.Options.WorkingDirectory + "/", StringComparison.Ordinal))
                break;
        }

        return near;
    }

    private IEnumerable<FileRole> RolesOf(string file)
    {
        var config = configurations.For(FolderOf(file));
        if (config.IsFragment(file))
            return [new FileRole(file, [file], "a fragment, as the configuration says") { Kind = TargetKind.Fragment }, .. Users(file)];
        var said = config.ProjectsOf(file).Select(project => new FileRole(file, project, "a project of the configuration")).ToList();
        if (said.Count > 0)
            return said;

        var users = Users(file).ToList();
        if (users.Count > 0 && uses.IsIncluded(file))
            return users;
        if (users.Count > 0 && IsFragment(file))
            return [new FileRole(file, [file], "a fragment: its services are only extended") { Kind = TargetKind.Fragment }, .. users];
        return [Own(file), .. users];
    }

    private IEnumerable<FileRole> Users(string file) =>
        uses.RootsOf(file)
            .Where(root => !IsFragment(root))
            .Select(root =>
            {
                var project = Own(root);
                return project with { File = file, Why = $"{(uses.IsIncluded(file) ? "included" : "extended")} by {Shown(root)}" };
            });

    /// <summary>A file that nobody includes or extends.</summary>
    private FileRole Own(string file)
    {
        if (listed.Of(FolderOf(file)) is var named && named.Contains(file))
            return new FileRole(file, named, named.Length == 1 ? "listed by COMPOSE_FILE" : "one project by COMPOSE_FILE");
        if (ComposeName.IsDefault(file))
            return overlays.WithOverride(file) is { Length: > 1 } both
                ? new FileRole(file, both, "a project")
                : PartOf(file) ?? new FileRole(file, [file], "a project");
        if (ComposeName.IsOverride(file) && overlays.ByName(file) is { } byName)
            return Over(byName, file, "by its name");
        var alone = loads.Of([file]);
        var isOverride = ComposeName.IsOverride(file);
        if (!isOverride && Lacking.Count(alone, Shown(file)) == 0)
            return PartOf(file) ?? new FileRole(file, [file], "a project");
        if (overlays.ByNeed(file) is { IsEmpty: false } below)
            return new FileRole(file, [.. below, file], $"an overlay of {Together(below)} what it lacks");
        if (PartOf(file) is { } part)
            return part;
        return isOverride || Lacking.IsPart(alone) ? Part(file, "that is not known") : new FileRole(file, [file], "a project");
    }

    /// <summary>A file that lacks definitions of a project that is elsewhere.</summary>
    private FileRole? PartOf(string file)
    {
        var alone = loads.Of([file]);
        var lacks = Lacking.Count(alone, Shown(file)) > 0;
        var top = walk.Repository(FolderOf(file)) ?? loads.Options.WorkingDirectory;
        if (lacks && PathsFromAbove.Folder(alone, FolderOf(file), top, loads.Files) is { } above)
            return Part(file, $"in {(above == loads.Options.WorkingDirectory ? "." : Shown(above))}, where its paths lead from");
        if (shared.In(file) is { } name)
            return Part(file, $"that defines `{name}`, which files of other folders lack too");
        return lacks && ComposeName.IsBase(file) ? Part(file, "that extends it, by its name") : null;
    }

    private static FileRole Part(string file, string which) =>
        new(file, [file], $"part of a project {which}") { Kind = TargetKind.Part };

    private FileRole Over(string root, string file, string why)
    {
        var project = overlays.WithOverride(root);
        return new FileRole(file, project.Contains(file) ? project : [root, file], $"an overlay of {Shown(root)}, {why}");
    }

    private string Together(ImmutableArray<string> below) =>
        below.Length == 1 ? $"{Shown(below[0])}, which has" : $"{string.Join(", ", below.Select(Shown))}, which together have";

    /// <summary>Whether every service of a file is extended, and none could run as it is part of nothing else.</summary>
    private bool IsFragment(string file)
    {
        var services = (loads.Of([file]).Project?.Sources ?? [])
            .Where(source => source.Source.Path == Shown(file))
            .SelectMany(static source => source.Documents)
            .Select(static document => (document.Root as Mapping)?["services"] as Mapping)
            .OfType<Mapping>()
            .SelectMany(static all => all.Entries)
            .ToList();
        return services.Count > 0 && services.TrueForAll(service => uses.IsExtended(file, service.Name));
    }

    private string Shown(string path) => ShownPath.Of(path, loads.Options.WorkingDirectory);

    private static string FolderOf(string file) => Path.GetDirectoryName(file) ?? "/";
}
