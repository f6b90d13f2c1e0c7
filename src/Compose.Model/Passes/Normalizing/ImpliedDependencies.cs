using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Passes.Normalizing;

/// <summary>Adds the depends_on entries implied by links, shared namespaces and volumes_from.</summary>
internal static class ImpliedDependencies
{
    private static readonly ImmutableArray<string> Namespaces =
    [
        Service.NetworkModeKey,
        Service.IpcKey,
        Service.PidKey,
        Service.UtsKey,
        Service.CgroupKey,
    ];

    public static Mapping Apply(Mapping service)
    {
        if (service[Service.DependsOnKey] is not (null or Mapping or { IsNull: true }))
            return service;
        var found = new List<Entry>();
        foreach (var item in service.ItemsAt(Service.LinksKey))
            if (item is Scalar link)
                Add(service, found, link, LinkTarget(link.Text), Service.LinksKey, restart: true);
        foreach (var key in Namespaces)
            if (service.ScalarAt(key) is { } mode && PeerReference.Of(mode.Text).Service is { } owner)
                Add(service, found, mode, owner, key, restart: true);
        foreach (var item in service.ItemsAt(Service.VolumesFromKey))
            if (item is Scalar from && PeerReference.OfVolumes(from.Text).Service is { } owner)
                Add(service, found, from, owner, Service.VolumesFromKey, restart: false);

        if (found.Count == 0)
            return service;
        var dependsOn = service.MappingAt(Service.DependsOnKey) ?? new Mapping(found[0].Value.At, []);
        return service.With(Service.DependsOnKey, dependsOn with { Entries = dependsOn.Entries.AddRange(found) });
    }

    private static string LinkTarget(string link) => link.Split(':') is [var target, _] ? target : link;

    private static void Add(Mapping service, List<Entry> found, Scalar cause, string target, string attribute, bool restart)
    {
        // A variable in a key is never substituted, so this waits until the output is read again.
        if (target.Contains('$'))
            return;
        if (service.MappingAt(Service.DependsOnKey)?.Contains(target) == true || found.Exists(e => e.Name == target))
            return;
        found.Add(new Entry(Scalar.String(cause.At, target), Dependency(cause.At, attribute, restart)));
    }

    private static Mapping Dependency(Location at, string attribute, bool restart)
    {
        var condition = Implied.Entry(ServiceDependency.ConditionKey, Scalar.String(at, ServiceDependency.Started));
        var required = Implied.Entry(ServiceDependency.RequiredKey, Scalar.Bool(at, true));
        return restart
            ? Implied.Mapping(
                at,
                Step.Implied,
                attribute,
                condition,
                Implied.Entry(ServiceDependency.RestartKey, Scalar.Bool(at, true)),
                required
            )
            : Implied.Mapping(at, Step.Implied, attribute, condition, required);
    }
}
