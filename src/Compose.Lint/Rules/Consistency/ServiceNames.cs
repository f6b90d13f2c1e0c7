using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Resolves names to services.</summary>
internal sealed class ServiceNames(LintContext context)
{
    private readonly ILookup<string, Service> byName = context
        .Services.SelectMany(static service => NamesOf(service).Select(name => (name, service)))
        .ToLookup(static named => named.name, static named => named.service, StringComparer.Ordinal);

    /// <summary>Null when no or several services have the name, or it means something else to the asking service.</summary>
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
