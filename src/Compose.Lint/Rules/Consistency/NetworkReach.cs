using Compose.Model.Resources;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

/// <summary>The project networks of a service.</summary>
internal static class NetworkReach
{
    /// <summary>Null when unknown: the host's network, none, or another container's.</summary>
    public static IReadOnlyCollection<string>? NetworksOf(Service service, LintContext context)
    {
        // A chain of `service:` ends, or is a cycle reported elsewhere.
        for (var hops = 0; hops < 10; hops++)
        {
            switch (service.NetworkMode)
            {
                case null:
                    return service.Networks.IsEmpty ? [Network.DefaultKey] : [.. service.Networks.Select(static n => n.Name)];
                case var mode when PeerReference.Of(mode).Service is { } name && context.Find(name) is { } other:
                    service = other;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether both share a network, under whatever key; null when unknown.</summary>
    public static bool? ShareOne(Service a, Service b, LintContext context)
    {
        if (NetworksOf(a, context) is not { } ofA || NetworksOf(b, context) is not { } ofB)
            return null;
        return ofA.Select(Named).Intersect(ofB.Select(Named)).Any();

        string Named(string key) => context.Project.FindNetwork(key)?.Name ?? key;
    }
}
