using System.Collections.Immutable;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>The environment of a container: from the Docker configuration, the service, then providers; later values win.</summary>
internal static class EnvironmentList
{
    public static ImmutableArray<string> Of(
        Service service,
        ImmutableArray<KeyValuePair<string, string>> proxies,
        ImmutableArray<KeyValuePair<string, string>> provided
    )
    {
        var own = service.Environment;
        var names = own.Select(variable => variable.Key).ToHashSet(StringComparer.Ordinal);
        var list = ImmutableArray.CreateBuilder<string>(own.Length + proxies.Length);
        foreach (var (name, value) in proxies)
            if (!names.Contains(name))
                list.Add($"{name}={value}");

        // A bare name removes the image's variable.
        var given = provided.Select(variable => variable.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in own)
            if (!given.Contains(name))
                list.Add(value is null ? name : $"{name}={value}");
        foreach (var (name, value) in provided)
            list.Add($"{name}={value}");
        return list.ToImmutable();
    }
}
