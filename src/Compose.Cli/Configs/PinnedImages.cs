using Compose.Model.Syntax;

namespace Compose.Cli.Configs;

/// <summary>The places of image references in a project: services, pre_start hooks, mounts of type image.</summary>
internal static class PinnedImages
{
    /// <summary>The project with each image reference changed.</summary>
    public static Mapping Change(Mapping root, Func<Scalar, Scalar> change)
    {
        if (root["services"] is not Mapping services)
            return root;
        return root.With(
            "services",
            services with
            {
                Entries =
                [
                    .. services.Entries.Select(entry => entry.Value is Mapping service ? entry with { Value = Service(service) } : entry),
                ],
            }
        );

        Mapping Service(Mapping service)
        {
            service = At(service, "image", change);
            if (service["pre_start"] is Sequence hooks)
                service = service.With("pre_start", Each(hooks, hook => At(hook, "image", change)));
            return service["volumes"] is Sequence volumes
                // A mount may refer to a service's image instead.
                ? service.With(
                    "volumes",
                    Each(
                        volumes,
                        mount =>
                            IsImage(mount) && mount["source"] is Scalar source && !services.Contains(source.Text)
                                ? At(mount, "source", change)
                                : mount
                    )
                )
                : service;
        }
    }

    /// <summary>The service reduced to its image and those it mounts.</summary>
    public static Mapping Alone(Mapping service)
    {
        var kept = service with { Entries = [.. service.Entries.Where(static e => e.Name == "image")] };
        if (service["volumes"] is not Sequence volumes || !volumes.Items.Any(IsImage))
            return kept;
        return kept.With("volumes", volumes with { Items = [.. volumes.Items.Where(IsImage)] });
    }

    public static bool HasHookImage(Mapping service) =>
        service["pre_start"] is Sequence hooks
        && hooks.Items.Any(item =>
            item is Mapping hook
            && hook["image"] is Scalar { Kind: not ScalarKind.Null } image
            && image.Text != (service["image"] as Scalar)?.Text
        );

    private static bool IsImage(Node mount) => mount is Mapping mapping && mapping["type"] is Scalar { Text: "image" };

    private static Mapping At(Mapping mapping, string key, Func<Scalar, Scalar> change) =>
        mapping[key] is Scalar { Kind: not ScalarKind.Null, Text.Length: > 0 } image ? mapping.With(key, change(image)) : mapping;

    private static Sequence Each(Sequence list, Func<Mapping, Mapping> change) =>
        list with
        {
            Items = [.. list.Items.Select(item => item is Mapping mapping ? change(mapping) : item)],
        };
}
