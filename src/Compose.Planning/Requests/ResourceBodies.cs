using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Resources;
using Compose.Planning.Naming;
using WireIpam = Compose.Engine.Wire.NetworkIpam;
using WirePool = Compose.Engine.Wire.NetworkIpamPool;

namespace Compose.Planning.Requests;

/// <summary>Creation request bodies of networks and volumes.</summary>
internal static class ResourceBodies
{
    public static NetworkCreate Of(Project project, Network network, string hash) =>
        new()
        {
            Name = network.Name,
            Driver = network.Driver,
            Options = Map(network.DriverOpts),
            Internal = network.Internal,
            Attachable = network.Attachable,
            EnableIPv4 = network.EnableIpv4,
            EnableIPv6 = network.EnableIpv6,
            IPAM = network.Ipam is not { } ipam
                ? null
                : new WireIpam
                {
                    Driver = ipam.Driver,
                    Options = Map(ipam.Options),
                    Config = ipam.Config.IsEmpty
                        ? null
                        : ipam
                            .Config.Select(pool => new WirePool
                            {
                                Subnet = pool.Subnet,
                                IPRange = pool.IpRange,
                                Gateway = pool.Gateway,
                                AuxiliaryAddresses = Map(pool.AuxAddresses),
                            })
                            .ToImmutableArray(),
                },
            Labels = LabelsOf(network.Labels, project, Labels.Network, network.Key, hash),
        };

    public static VolumeCreate Of(Project project, Volume volume, string hash) =>
        new()
        {
            Name = volume.Name,
            Driver = volume.Driver,
            DriverOpts = Map(volume.DriverOpts),
            Labels = LabelsOf(volume.Labels, project, Labels.Volume, volume.Key, hash),
        };

    private static Dictionary<string, string> LabelsOf(
        ImmutableArray<KeyValuePair<string, string>> own,
        Project project,
        string kind,
        string key,
        string hash
    ) =>
        new(own, StringComparer.Ordinal)
        {
            [Labels.Project] = project.Name,
            [kind] = key,
            [Labels.Version] = Labels.OwnVersion,
            [Labels.ConfigHash] = hash,
        };

    private static Dictionary<string, string>? Map(ImmutableArray<KeyValuePair<string, string>> pairs) =>
        pairs.IsEmpty ? null : pairs.ToDictionary(StringComparer.Ordinal);
}
