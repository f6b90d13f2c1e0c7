using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Which service answers to a name.</summary>
internal sealed class ServiceNames(LintContext context)
{
    private readonly ILookup<string, Service> byName = context
        .Services.SelectMany(static service => NamesOf(service).Select(name => (name, service)))
        .ToLookup(static named => named.name, static named => named.service, StringComparer.Ordinal);

    /// <summary>Null when nobody does, several do, or the service that asks has another meaning for it.</summary>
    public Service? Find(Service asking, string name)
    {
        if (byName[name].Distinct().ToList() is not [var only] || only.Name == asking.Name)
            return null;
        return
            asking.ExtraHosts.Any(h => h.Host == name)
            || asking.Links.Concat(asking.ExternalLinks).Any(l => l[(l.LastIndexOf(':') + 1)..] == name)
            ? null
            : only;
    }

    private static IEnumerable<string> NamesOf(Service service)
    {
        yield return service.Name;
        if (service.ContainerName is { } name)
            yield return name;
        foreach (var alias in service.Networks.SelectMany(static n => n.Aliases))
            yield return alias;
    }
}
