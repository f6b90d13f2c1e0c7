using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Planning.Fields;
using Compose.Planning.Observation;
using Compose.Planning.Requests;

namespace Compose.Planning.Differences;

/// <summary>
/// Names the differences between an existing container and its service, as spelled in the files. The hash only shows that there are some;
/// the previous configuration is known only from inspecting the container.
/// </summary>
internal static class ContainerDifferences
{
    /// <param name="container">With its details.</param>
    /// <param name="all">The project's containers.</param>
    /// <param name="hasChanged">Whether the hash differs, so that there is a difference even if none is found.</param>
    public static ContainerDifference Between(
        ContainerRequest request,
        ObservedContainer container,
        ContainerInspect details,
        IEnumerable<ObservedContainer> all,
        bool hasChanged
    )
    {
        var sides = SidesOf(request, container, details, all);
        var found = FieldList.All.SelectMany(field => field.Compare(sides)).Where(IsShown).ToLookup(difference => difference.Certainty);
        ImmutableArray<AttributeChange> Changes(Certainty certainty) =>
            [.. found[certainty].Select(difference => ToChange(request, difference))];

        if (found[Certainty.Certain].Any())
            return new() { Changes = Changes(Certainty.Certain), Uncertain = Changes(Certainty.Possible) };
        if (!hasChanged)
            return ContainerDifference.None;
        ImmutableArray<string> untraced = [.. FieldList.Untraced(request, sides.Observed.Platform).Distinct(StringComparer.Ordinal)];
        if (found[Certainty.Possible].Any())
            return new() { Changes = Changes(Certainty.Possible), Untraced = untraced };
        return new()
        {
            Uncertain = [.. Changes(Certainty.Unlikely).Where(change => untraced.IsEmpty || change.New is not null)],
            Untraced = untraced,
            IsHidden = true,
        };
    }

    private static bool IsShown(Difference difference) => difference.Old?.Text != difference.New?.Text;

    private static Comparison SidesOf(
        ContainerRequest request,
        ObservedContainer container,
        ContainerInspect details,
        IEnumerable<ObservedContainer> all
    )
    {
        var image = container.ImageConfig ?? request.Image?.Config ?? new ContainerConfig();
        var body = request.Expect();
        var endpoints = Endpoints
            .Of(request with { Refuse = static _ => { } })
            .All.ToImmutableDictionary(StringComparer.Ordinal);
        var wanted = new Side(request.Name, body, body.HostConfig, endpoints, request.Service.Platform);
        return new Comparison(
            wanted,
            wanted with { Config = ExpectedConfig.Of(body, image) },
            new Side(container.Name, details.Config, details.HostConfig, details.NetworkSettings.Networks, PlatformOf(details)),
            request
        )
        {
            Image = image,
            Id = container.Id,
            Services = all.SelectMany(static other => new[] { (Key: other.Id, other.Service), (Key: other.Name, other.Service) })
                .DistinctBy(static other => other.Key)
                .ToImmutableDictionary(static other => other.Key, static other => other.Service, StringComparer.Ordinal),
        };
    }

    private static string? PlatformOf(ContainerInspect details) =>
        details.ImageManifestDescriptor?.Platform is { Os: { } os } platform
            ? ImageReader.PlatformOf(os, platform.Architecture, platform.Variant)
            : null;

    private static AttributeChange ToChange(ContainerRequest request, Difference difference)
    {
        var (at, steps, node) = difference.New is null ? (null, [], null) : Provenance.Of(request, difference);
        var (old, wanted) = ValueSecrets.Hide(difference, node, request.Project.Variables);
        return new AttributeChange(difference.Path, old, wanted) { At = at, Steps = steps };
    }
}
