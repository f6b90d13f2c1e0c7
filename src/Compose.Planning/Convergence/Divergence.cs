using Compose.Model.Services;
using Compose.Planning.Differences;
using Compose.Planning.Naming;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>Whether a container still matches its service, and what differs (cli, 2.4).</summary>
internal sealed class Divergence(Draft draft, ReplicaDecisions decisions, Service service)
{
    // sha256: and twelve digits.
    private const int ShortDigest = 19;

    /// <summary>Why the container must be recreated, and what differs; null when it is up to date.</summary>
    /// <param name="request">The request for its replacement.</param>
    public Verdict? Of(ObservedContainer container, ContainerRequest request)
    {
        var difference = DifferenceOf(container, request);
        var cause =
            Forced()
            ?? Parent()
            ?? Config(container, request, difference)
            ?? Image(container, request)
            ?? Network(container)
            ?? Volume(container)
            ?? Dead(container);
        return cause is null ? null : new Verdict(cause, WithImage(difference, container, request));
    }

    /// <summary>Whether it mounts a volume that will be recreated, so that it must be removed first.</summary>
    public bool NeedsFreshVolume(ObservedContainer container) =>
        VolumesRecreated().Any(name => container.Mounts.Any(mount => mount.Type == "volume" && mount.Name == name));

    private string? Forced()
    {
        if (draft.Policy.RuleFor(service.Name) == RecreateRule.Force)
            return "forced";
        return draft.Policy is { RenewAnonymousVolumes: true } && draft.Policy.IsTarget(service.Name)
            ? "anonymous volumes are renewed"
            : null;
    }

    private string? Parent()
    {
        foreach (var parent in ServiceHash.Parents(service))
            if (decisions[parent].FirstOrDefault(replica => replica.Stays) is { IsNew: true } replica)
                return $"{parent}, whose {SharedWith(parent)} it shares, is {(replica.Existing is null ? "created" : "recreated")}";
        return null;
    }

    /// <summary><c>network namespace and volumes</c></summary>
    private string SharedWith(string parent)
    {
        var shared = new List<string>();
        foreach (
            var (kind, mode) in (ReadOnlySpan<(string, string?)>)
                [("network", service.NetworkMode), ("IPC", service.Ipc), ("PID", service.Pid)]
        )
            if (PeerReference.Of(mode).Service == parent)
                shared.Add(kind + " namespace");
        if (service.VolumesFrom.Any(source => PeerReference.OfVolumes(source).Service == parent))
            shared.Add("volumes");
        return string.Join(" and ", shared);
    }

    private ContainerDifference DifferenceOf(ObservedContainer container, ContainerRequest request)
    {
        if (container.Details is not { } details)
            return ContainerDifference.None;
        // A container that shares a namespace with one that is replaced has not changed itself.
        var hasChanged =
            !ServiceHash.IsOf(container.ConfigHash, service, request.Parents)
            && !ServiceHash.IsOf(container.ConfigHash, service, ServiceHash.ContainerIds(draft.Observed));
        if (!hasChanged && service.VolumesFrom.IsEmpty)
            return ContainerDifference.None;
        var difference = ContainerDifferences.Between(request, container, details, draft.Observed.Containers, hasChanged);
        // The hash, being the reference's, covers only the sources of volumes_from.
        return hasChanged
            ? difference
            : new ContainerDifference { Changes = [.. difference.Changes.Where(change => change.Attribute == Service.VolumesFromKey)] };
    }

    /// <summary>The difference with the image, when the same name has come to mean another one.</summary>
    private static ContainerDifference WithImage(ContainerDifference difference, ObservedContainer container, ContainerRequest request)
    {
        if (request.Image is not { } image || container.ImageDigest is not { } old || image.IsKnownAs(old))
            return difference;
        var reference = request.ImageReference;
        var change = new AttributeChange(Service.ImageKey, $"{reference} {Shortened(old)}", $"{reference} {Shortened(image.Digest)}")
        {
            At = request.Service.PlaceOf(request.Service.Image is null ? Service.BuildKey : Service.ImageKey),
        };
        return difference.Changes.Any(static known => known.Attribute == Service.ImageKey)
            ? difference
            : difference with { Changes = [change, .. difference.Changes] };
    }

    private static string Shortened(string digest) => digest.Length > ShortDigest ? digest[..ShortDigest] : digest;

    private static string? Config(ObservedContainer container, ContainerRequest request, ContainerDifference difference)
    {
        if (ServiceHash.IsOf(container.ConfigHash, request.Service, request.Parents) && difference.Changes.IsEmpty)
            return null;
        return difference.Changes.IsEmpty
            ? "config changed"
            : $"config changed: {string.Join(", ", difference.Changes.Select(static change => change.Attribute))}";
    }

    private static string? Image(ObservedContainer container, ContainerRequest request)
    {
        if (request.Image is { } image && container.ImageDigest is { } digest && !image.IsKnownAs(digest))
            return "image has changed";
        var volumes = container.Labels.GetValueOrDefault(Labels.ImageVolumeDigest);
        return request.ImageVolumes is not null && volumes != request.ImageVolumes ? "an image mounted as volume has changed" : null;
    }

    private string? Network(ObservedContainer container)
    {
        if (service.NetworkMode is not null)
            return null;
        foreach (var use in service.Networks)
        {
            var name = draft.Project.FindNetwork(use.Name)?.Name ?? use.Name;
            var network = draft.Observed.FindNetwork(name);
            if (network is null)
                return container.Networks.ContainsKey(name) ? $"network {name} is gone" : $"not connected to network {name}";
            if (!container.Networks.ContainsKey(name))
                return $"not connected to network {name}";
            if (!container.IsIn(network))
                return $"connected to another network named {name}";
        }

        return null;
    }

    private string? Volume(ObservedContainer container)
    {
        foreach (var use in service.Volumes)
        {
            if (use is not { Type: MountType.Volume, Source: { } key })
                continue;
            var name = draft.Project.FindVolume(key)?.Name ?? key;
            if (!container.Mounts.Any(mount => mount.Type == "volume" && mount.Name == name))
                return $"volume {name} is not mounted";
        }

        return NeedsFreshVolume(container) ? "one of its volumes is recreated" : null;
    }

    private static string? Dead(ObservedContainer container) => container.State == Engine.Wire.ContainerStatus.Dead ? "dead" : null;

    private IEnumerable<string> VolumesRecreated() =>
        draft
            .Project.Volumes.Where(volume =>
                draft.Policy.RecreateVolumes.Contains(volume.Key) && VolumePlanning.HasChanged(draft.Project, draft.Observed, volume)
            )
            .Select(volume => volume.Name);
}

/// <summary>Why a container is recreated.</summary>
/// <param name="Difference">What differs in its configuration.</param>
internal sealed record Verdict(string Cause, ContainerDifference Difference);
