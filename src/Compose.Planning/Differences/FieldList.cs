using System.Collections.Immutable;
using Compose.Model.Output;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Planning.Fields;
using Compose.Planning.Fields.Families;
using Compose.Planning.Requests;

namespace Compose.Planning.Differences;

/// <summary>All fields, and what has none.</summary>
internal static class FieldList
{
    public static readonly ImmutableArray<Field> All =
    [
        .. ProcessFields.All,
        .. IdentityFields.All,
        .. NetworkFields.All,
        .. StorageFields.All,
        .. LimitFields.All,
        .. DeviceFields.All,
        .. SecurityFields.All,
        .. LifecycleFields.All,
    ];

    private static readonly ImmutableHashSet<string> Compared = All.Select(static field => field.Attribute).ToImmutableHashSet();

    // Parts of deploy that are compared, or not hashed.
    private static readonly ImmutableHashSet<string> ComparedOfDeploy = ["resources", "restart_policy", "replicas"];

    // Parts of items that engines do not know.
    private static readonly ImmutableArray<(string Attribute, ImmutableArray<string> Parts)> OfItems =
    [
        (Service.PortsKey, ["name", "app_protocol", PortMapping.ModeKey]),
        (Service.ConfigsKey, ["uid", "gid", "mode"]),
        (Service.SecretsKey, ["uid", "gid", "mode"]),
        (Service.VolumesKey, ["consistency"]),
    ];

    /// <summary>
    /// What the service sets of which a container shows nothing, though it is part of the hash: attributes such as <c>develop</c>, and
    /// parts such as <c>deploy.labels</c>.
    /// </summary>
    /// <param name="platform">The platform of the container; null when the engine does not tell it.</param>
    public static IEnumerable<string> Untraced(ContainerRequest request, string? platform)
    {
        var service = request.Service;
        if (platform is null && service.Platform is not null)
            yield return Service.PlatformKey;
        foreach (var name in service.Node.Entries.Select(static entry => entry.Name))
            if (!Compared.Contains(name) && name != Service.DeployKey && ConfigHash.Covers(name))
                yield return name;
        foreach (var name in (service.Node[Service.DeployKey] as Mapping)?.Entries.Select(static entry => entry.Name) ?? [])
            if (!ComparedOfDeploy.Contains(name))
                yield return $"{Service.DeployKey}.{name}";
        foreach (var (attribute, parts) in OfItems)
            foreach (var part in parts)
                if ((service.Node[attribute] as Sequence)?.Items.Any(item => IsSet((item as Mapping)?[part])) is true)
                    yield return $"{attribute}.{part}";
        // Files with a content of their own are copied in.
        if (service.Configs.Any(use => request.Project.FindConfig(use.Source) is { File: null }))
            yield return Service.ConfigsKey;
        if (service.Secrets.Any(use => request.Project.FindSecret(use.Source) is { File: null }))
            yield return Service.SecretsKey;
    }

    private static bool IsSet(Node? value) => value is Scalar { Text: not PortMapping.DefaultMode };
}
