using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>
/// Checks the enabled services against each other and the project's resources (spec 2.12). A check is a method and a line here.
/// </summary>
internal sealed class ConsistencyChecks
{
    private static readonly ImmutableArray<Action<Service, ConsistencyChecks>> ServiceChecks =
    [
        SomethingToRun.Check,
        BuildChecks.Conflicts,
        BuildChecks.Contexts,
        BuildChecks.Platforms,
        NetworkModeChecks.Check,
        UndefinedResources.Networks,
        HealthcheckTests.Check,
        DependencyChecks.Defined,
        UndefinedResources.Mounts,
        UndefinedResources.Models,
        ReplicaChecks.Check,
        ResourceLimitChecks.Check,
        ContainerNameChecks.WithScale,
        WatchChecks.Targets,
        MountTargets.Check,
    ];

    private static readonly ImmutableArray<Action<ConsistencyChecks>> ProjectChecks = [SecretSources.Check, DependencyChecks.Cycles];

    private readonly Dictionary<string, Service> enabled;
    private readonly Dictionary<string, Service> disabled;

    private ConsistencyChecks(Project project, DiagnosticSink sink)
    {
        (Project, Sink) = (project, sink);
        enabled = project.Services.ToDictionary(s => s.Name, StringComparer.Ordinal);
        disabled = project.DisabledServices.ToDictionary(s => s.Name, StringComparer.Ordinal);
    }

    public Project Project { get; }

    public DiagnosticSink Sink { get; }

    public static void Run(Project project, DiagnosticSink sink)
    {
        var consistency = new ConsistencyChecks(project, sink);
        foreach (var service in project.Services)
            foreach (var check in ServiceChecks)
                check(service, consistency);
        foreach (var check in ProjectChecks)
            check(consistency);
    }

    public Service? Find(string name) => enabled.GetValueOrDefault(name);

    public Service? FindDisabled(string name) => disabled.GetValueOrDefault(name);

    /// <summary>All services as entries, for suggestions.</summary>
    public ImmutableArray<Entry> AllServices => Project.Root.EntriesAt(ComposeFile.ServicesKey);

    /// <summary>
    /// The resources declared in a section, used or not. Null when the section or part of it is unreadable; nothing is then reported
    /// missing.
    /// </summary>
    public Mapping? Declared(string section) =>
        Project.Root[section] switch
        {
            Mapping mapping => mapping.IsIncomplete ? null : mapping,
            null or { IsNull: true } when !Project.Root.IsIncomplete && !ComposeFile.Shape.MayMean(Project.Root, section) => new Mapping(
                Project.Root.At,
                []
            ),
            _ => null,
        };
}
