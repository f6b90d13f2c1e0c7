using System.Collections.Immutable;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>The environment of a container: what the Docker configuration gives to all, then the service's own, which wins.</summary>
internal static class EnvironmentList
{
    public static ImmutableArray<string> Of(Service service, ImmutableArray<KeyValuePair<string, string>> proxies)
    {
        var own = service.Environment;
        var names = own.Select(variable => variable.Key).ToHashSet(StringComparer.Ordinal);
        var list = ImmutableArray.CreateBuilder<string>(own.Length + proxies.Length);
        foreach (var (name, value) in proxies)
            if (!names.Contains(name))
                list.Add($"{name}={value}");

        // A name alone takes away what the image sets.
        foreach (var (name, value) in own) list.Add(value is null ? name : $"{name}={value}");
        return list.ToImmutable();
    }
}
