using System.Collections.Immutable;
using System.Globalization;

namespace Compose.Planning.Requests;

/// <summary>links and external_links as <c>container:alias</c>.</summary>
internal static class ContainerLinks
{
    public static ImmutableArray<string> Of(ContainerRequest request)
    {
        var (service, names) = (request.Service, request.Names);
        if (service.Links.IsEmpty && service.ExternalLinks.IsEmpty)
            return [];
        var links = ImmutableArray.CreateBuilder<string>();
        foreach (var text in service.Links)
        {
            var (target, alias) = Split(text);
            var containers = request.Linked.GetValueOrDefault(target, []);
            for (var i = 0; i < containers.Length; i++)
            {
                // Reachable by alias, by service and number, and by container name.
                var numbered = string.Create(CultureInfo.InvariantCulture, $"{target}{names.Separator}{i + 1}");
                links.Add($"{containers[i]}:{alias}");
                links.Add($"{containers[i]}:{numbered}");
                links.Add($"{containers[i]}:{names.Project}{names.Separator}{numbered}");
            }
        }

        foreach (var text in service.ExternalLinks)
        {
            var (container, alias) = Split(text);
            links.Add($"{container}:{alias}");
        }

        return links.ToImmutable();
    }

    private static (string Target, string Alias) Split(string link)
    {
        var colon = link.IndexOf(':');
        return colon < 0 ? (link, link) : (link[..colon], link[(colon + 1)..]);
    }
}
