using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Planning.Observation;

namespace Compose.Planning.Convergence;

/// <summary>
/// Names the differences between an existing container and its definition, as spelled in the file. The hash only shows that there are some;
/// the previous configuration is known only from inspecting the container.
/// </summary>
internal static class ConfigChanges
{
    /// <summary>Attributes such as <c>image</c> or <c>environment.TAG</c>; empty when the engine shows no difference.</summary>
    public static ImmutableArray<string> Between(ContainerCreate wanted, ContainerInspect actual, ObservedImage? image)
    {
        var changes = ImmutableArray.CreateBuilder<string>();
        var (config, host, now) = (actual.Config, wanted.HostConfig, actual.HostConfig);
        void Check(string attribute, bool differs)
        {
            if (differs)
                changes.Add(attribute);
        }

        Check("image", wanted.Image != config.Image);
        Check("command", wanted.Cmd is not null && !Same(wanted.Cmd, config.Cmd));
        Check("entrypoint", wanted.Entrypoint is not null && !Same(wanted.Entrypoint, config.Entrypoint));
        changes.AddRange(Environment(wanted.Env, config.Env, image));
        changes.AddRange(OwnLabels(wanted.Labels, config.Labels));
        Check("user", (wanted.User ?? "") != (config.User ?? "") && wanted.User is not null);
        Check("working_dir", wanted.WorkingDir is not null && wanted.WorkingDir != config.WorkingDir);
        Check("hostname", wanted.Hostname is not null && wanted.Hostname != config.Hostname);
        Check("tty", wanted.Tty != config.Tty);
        Check("stdin_open", wanted.OpenStdin != config.OpenStdin);
        Check("stop_signal", wanted.StopSignal is not null && wanted.StopSignal != config.StopSignal);
        Check("stop_grace_period", wanted.StopTimeout != config.StopTimeout);
        Check("healthcheck", wanted.Healthcheck is { } check && !Same(check, config.Healthcheck));
        Check("ports", !Same(Texts(host.PortBindings), Texts(now.PortBindings)));
        Check("volumes", !Same(Sorted(host.Binds), Sorted(now.Binds)) || !Same(Texts(host.Mounts), Texts(now.Mounts)));
        Check("tmpfs", !Same(Texts(host.Tmpfs), Texts(now.Tmpfs)));
        Check("networks", host.NetworkMode != now.NetworkMode);
        Check(
            "restart",
            (host.RestartPolicy?.Name ?? "no") != NameOf(now.RestartPolicy)
                || (host.RestartPolicy?.MaximumRetryCount ?? 0) != (now.RestartPolicy?.MaximumRetryCount ?? 0)
        );
        Check("mem_limit", host.Memory != now.Memory);
        Check("cpus", host.NanoCpus != now.NanoCpus);
        Check("privileged", host.Privileged != now.Privileged);
        Check("read_only", host.ReadonlyRootfs != now.ReadonlyRootfs);
        Check("cap_add", !Same(Sorted(host.CapAdd), Sorted(now.CapAdd)));
        Check("cap_drop", !Same(Sorted(host.CapDrop), Sorted(now.CapDrop)));
        Check("extra_hosts", !Same(Sorted(host.ExtraHosts), Sorted(now.ExtraHosts)));
        Check("dns", !Same(Sorted(host.Dns), Sorted(now.Dns)));
        Check("sysctls", !Same(Texts(host.Sysctls), Texts(now.Sysctls)));
        Check("logging", host.LogConfig is { Type: { Length: > 0 } driver } && driver != now.LogConfig?.Type);
        return changes.ToImmutable();
    }

    // Values are omitted: they may be secrets.
    private static IEnumerable<string> Environment(IReadOnlyList<string>? wanted, IReadOnlyList<string>? actual, ObservedImage? image)
    {
        var (want, have) = (ByName(wanted), ByName(actual));
        foreach (var (name, value) in want)
            if (value is not null && (!have.TryGetValue(name, out var old) || old != value))
                yield return $"environment.{name}";
        if (image is null)
            yield break;
        var inherited = ByName(image.Environment);
        foreach (var (name, value) in have)
            if (!want.ContainsKey(name) && inherited.GetValueOrDefault(name) != value)
                yield return $"environment.{name}";
    }

    private static IEnumerable<string> OwnLabels(
        IReadOnlyDictionary<string, string>? wanted,
        IReadOnlyDictionary<string, string>? actual
    ) =>
        (wanted ?? ImmutableDictionary<string, string>.Empty)
            .Where(label =>
                !label.Key.StartsWith("com.docker.compose.", StringComparison.Ordinal)
                && actual?.GetValueOrDefault(label.Key) != label.Value
            )
            .Select(label => $"labels.{label.Key}");

    private static SortedDictionary<string, string?> ByName(IReadOnlyList<string>? list)
    {
        var byName = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var text in list ?? [])
        {
            var split = text.IndexOf('=');
            byName[split < 0 ? text : text[..split]] = split < 0 ? null : text[(split + 1)..];
        }

        return byName;
    }

    private static bool Same(HealthConfig wanted, HealthConfig? actual) =>
        actual is not null
        && (wanted.Test is null || Same(wanted.Test, actual.Test))
        && wanted.Interval == actual.Interval
        && wanted.Timeout == actual.Timeout
        && wanted.Retries == actual.Retries
        && wanted.StartPeriod == actual.StartPeriod;

    private static bool Same(IEnumerable<string>? one, IEnumerable<string>? other) =>
        (one ?? []).SequenceEqual(other ?? [], StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(IReadOnlyList<string>? list) => (list ?? []).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(IReadOnlyDictionary<string, string>? map) =>
        Sorted([.. (map ?? ImmutableDictionary<string, string>.Empty).Select(entry => $"{entry.Key}={entry.Value}")]);

    // Anonymous volumes are inherited by replacement containers, so they show no change.
    private static IEnumerable<string> Texts(IReadOnlyList<Mount>? mounts) =>
        Sorted([
            .. (mounts ?? [])
                .Where(mount => !IsAnonymous(mount))
                .Select(mount => $"{mount.Type} {mount.Source} {mount.Target} {mount.ReadOnly}"),
        ]);

    private static IEnumerable<string> Texts(IReadOnlyDictionary<string, IReadOnlyList<PortBinding>>? ports) =>
        Sorted([
            .. (ports ?? ImmutableDictionary<string, IReadOnlyList<PortBinding>>.Empty).SelectMany(port =>
                port.Value.Select(binding => $"{binding.HostIp}:{binding.HostPort}:{port.Key}")
            ),
        ]);

    private static bool IsAnonymous(Mount mount) =>
        mount.Type == "volume"
        && (mount.Source is null || (mount.Source.Length == 64 && !mount.Source.AsSpan().ContainsAnyExcept("0123456789abcdef")));

    private static string NameOf(HostRestartPolicy? policy) => policy?.Name is { Length: > 0 } name ? name : "no";
}
