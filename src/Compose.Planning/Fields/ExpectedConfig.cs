using System.Collections.Immutable;
using Compose.Engine.Wire;

namespace Compose.Planning.Fields;

/// <summary>Completes a request by what the image declares, as the engine does when it creates the container.</summary>
internal static class ExpectedConfig
{
    public static ContainerConfig Of(ContainerConfig wanted, ContainerConfig image)
    {
        var replaced = wanted.Entrypoint is { Count: > 0 };
        var entrypoint = wanted.Entrypoint ?? image.Entrypoint;
        return wanted with
        {
            User = Or(wanted.User, image.User),
            WorkingDir = Or(wanted.WorkingDir, image.WorkingDir),
            StopSignal = Or(wanted.StopSignal, image.StopSignal),
            // A single empty text resets the entrypoint.
            Entrypoint = entrypoint is [""] ? null : entrypoint,
            // The image's command belongs to its own entrypoint.
            Cmd = wanted.Cmd is { Count: > 0 } || replaced ? wanted.Cmd : image.Cmd,
            Env = Environment(wanted.Env, image.Env),
            Labels = Labels(wanted.Labels, image.Labels),
            ExposedPorts = [.. (wanted.ExposedPorts ?? []).Concat(image.ExposedPorts ?? []).Distinct(StringComparer.Ordinal)],
            Healthcheck = Merge(wanted.Healthcheck, image.Healthcheck),
        };
    }

    private static string? Or(string? wanted, string? inherited) => string.IsNullOrEmpty(wanted) ? inherited : wanted;

    private static ImmutableArray<string> Environment(IReadOnlyList<string>? wanted, IReadOnlyList<string>? inherited)
    {
        var named = (wanted ?? []).Select(NameOf).ToHashSet(StringComparer.Ordinal);
        return [.. (wanted ?? []).Concat((inherited ?? []).Where(variable => !named.Contains(NameOf(variable))))];
    }

    private static string NameOf(string variable) => variable.IndexOf('=') is >= 0 and var split ? variable[..split] : variable;

    private static Dictionary<string, string> Labels(
        IReadOnlyDictionary<string, string>? wanted,
        IReadOnlyDictionary<string, string>? inherited
    )
    {
        var labels = new Dictionary<string, string>(inherited ?? ImmutableDictionary<string, string>.Empty, StringComparer.Ordinal);
        foreach (var (name, value) in wanted ?? ImmutableDictionary<string, string>.Empty)
            labels[name] = value;
        return labels;
    }

    private static HealthConfig? Merge(HealthConfig? wanted, HealthConfig? inherited) =>
        wanted is null || inherited is null
            ? wanted ?? inherited
            : new HealthConfig
            {
                Test = wanted.Test is { Count: > 0 } ? wanted.Test : inherited.Test,
                Interval = wanted.Interval == 0 ? inherited.Interval : wanted.Interval,
                Timeout = wanted.Timeout == 0 ? inherited.Timeout : wanted.Timeout,
                StartPeriod = wanted.StartPeriod == 0 ? inherited.StartPeriod : wanted.StartPeriod,
                StartInterval = wanted.StartInterval == 0 ? inherited.StartInterval : wanted.StartInterval,
                Retries = wanted.Retries == 0 ? inherited.Retries : wanted.Retries,
            };
}
