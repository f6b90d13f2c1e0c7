using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Output;

/// <summary>
/// Decides whether a container, network or volume is up to date: SHA-256 in hexadecimal over the compact JSON of its configuration,
/// identical to the reference's, so that both tools leave each other's containers alone.
/// </summary>
public static class ConfigHash
{
    // These control how containers are managed, not what they are.
    private static readonly ImmutableArray<string> NotHashed =
    [
        Service.BuildKey,
        Service.PullPolicyKey,
        Service.ScaleKey,
        Service.DependsOnKey,
        Service.ProfilesKey,
    ];

    // The reference before 2.30.2 hashed profiles too, and before 2.29.3 depends_on (cli, 2.3).
    private static readonly ImmutableArray<ImmutableArray<string>> EverNotHashed = [NotHashed, NotHashed[..4], NotHashed[..3]];

    private static readonly ImmutableArray<string> SharedNamespaces = [Service.NetworkModeKey, Service.IpcKey, Service.PidKey];

    /// <summary>Whether an attribute of a service is part of its hash.</summary>
    public static bool Covers(string attribute) => !NotHashed.Contains(attribute);

    /// <param name="containerOf"> The container id that replaces a service reference in the hash, so that a new container there recreates
    /// this one. Null keeps the name. </param>
    public static string Of(Service service, Func<string, string?>? containerOf = null) => Of(service, NotHashed, containerOf);

    /// <summary>
    /// Whether the hash matches the service, by the current or an earlier release's recipe: migrating must not recreate containers.
    /// </summary>
    public static bool IsOf(string? hash, Service service, Func<string, string?>? containerOf = null) =>
        hash is not null
        && (
            hash == Of(service, containerOf)
            || EverNotHashed.Any(left => hash == Of(service, left, containerOf) || hash == Of(Opted(service), left, containerOf))
        );

    // Earlier releases printed create_host_path when true, the default of a bind mount, and omitted it when false.
    private static Service Opted(Service service)
    {
        var edit = new MappingEdit(service.Node);
        if (edit[Service.VolumesKey] is Sequence volumes)
            edit.Set(Service.VolumesKey, volumes.Select(static item => item is Mapping mount ? Opted(mount) : item));
        return new Service(Scalar.String(service.NameAt, service.Name), edit.Result);
    }

    private static Mapping Opted(Mapping mount) =>
        mount[ServiceVolume.BindKey] is not Mapping bind
            ? mount
            : mount.With(
                ServiceVolume.BindKey,
                bind.Contains(BindOptions.CreateHostPathKey)
                    ? bind.Without(BindOptions.CreateHostPathKey)
                    : bind.With(BindOptions.CreateHostPathKey, Scalar.Bool(bind.At, true))
            );

    private static string Of(Service service, ImmutableArray<string> notHashed, Func<string, string?>? containerOf)
    {
        var edit = new MappingEdit(service.Node);
        foreach (var attribute in notHashed)
            edit.Remove(attribute);
        if (edit[Service.DeployKey] is Mapping deploy)
            edit.Set(Service.DeployKey, deploy.Without(Deploy.ReplicasKey));
        if (containerOf is not null)
            UseContainers(edit, containerOf);
        return Hash(edit.Result, ComposeFile.ServicesKey, service.Name);
    }

    public static string Of(Network network) => Hash(network.Node, ComposeFile.NetworksKey, network.Key);

    public static string Of(Volume volume) => Hash(WithDriver(volume), ComposeFile.VolumesKey, volume.Key);

    private static Mapping WithDriver(Volume volume) =>
        volume.Driver is { Length: > 0 } ? volume.Node : volume.Node.With(Volume.DriverKey, Scalar.String(volume.At, Volume.DefaultDriver));

    private static void UseContainers(MappingEdit service, Func<string, string?> containerOf)
    {
        foreach (var attribute in SharedNamespaces)
            if (service[attribute] is Scalar mode && PeerReference.Of(mode.Text).Service is { } owner && containerOf(owner) is { } id)
                service.Set(attribute, mode with { Text = PeerReference.ToContainer(id) });

        if (service[Service.VolumesFromKey] is Sequence sources)
            service.Set(Service.VolumesFromKey, sources.Select(item => item is Scalar source ? Source(source, containerOf) : item));
    }

    private static Scalar Source(Scalar source, Func<string, string?> containerOf)
    {
        var peer = PeerReference.OfVolumes(source.Text);
        return (peer.Container ?? containerOf(peer.Service!)) is { } name ? source with { Text = name } : source;
    }

    private static string Hash(Node node, string section, string key) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(JsonWriter.WriteCompact(node, ComposeFile.Shape.Child(section)?.Child(key))))
        );
}
