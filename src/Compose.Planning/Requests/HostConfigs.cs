using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>The host-dependent settings of a container.</summary>
internal static class HostConfigs
{
    public static HostConfig Of(ContainerRequest request, Endpoints endpoints)
    {
        var service = request.Service;
        var mounts = MountSet.Of(request);
        var security = SecurityOptions.Of(request);
        var host = new HostConfig
        {
            Binds = NullIfEmpty(mounts.Binds),
            Mounts = NullIfEmpty(mounts.Mounts),
            Tmpfs = Tmpfs(service),
            VolumesFrom = NullIfEmpty(service.VolumesFrom.Select(text => NetworkModes.VolumesFrom(request, text)).ToImmutableArray()),
            LogConfig = service.Logging is { } logging
                ? new LogConfig { Type = logging.Driver ?? "", Config = logging.Options.ToDictionary(StringComparer.Ordinal) }
                : null,
            NetworkMode = endpoints.Mode,
            PortBindings = Ports.Bindings(service),
            RestartPolicy = request.OneOff is null ? RestartPolicies.Of(service) : null,
            AutoRemove = request.OneOff?.AutoRemove ?? false,
            Annotations = NullIfEmpty(service.Annotations),
            CapAdd = NullIfEmpty(service.CapAdd),
            CapDrop = NullIfEmpty(service.CapDrop),
            CgroupnsMode = service.Cgroup,
            Dns = NullIfEmpty(service.Dns),
            DnsOptions = NullIfEmpty(service.DnsOpt),
            DnsSearch = NullIfEmpty(service.DnsSearch),
            ExtraHosts = NullIfEmpty(service.ExtraHosts.Select(host => $"{host.Host}:{host.Address}").ToImmutableArray()),
            GroupAdd = NullIfEmpty(service.GroupAdd),
            IpcMode = service.Ipc is { } ipc ? NetworkModes.Shared(request, ipc, Service.IpcKey, "IPC") : null,
            Links = NullIfEmpty(endpoints.Links),
            PidMode = service.Pid is { } pid ? NetworkModes.Shared(request, pid, Service.PidKey, "PID") : null,
            Privileged = service.Privileged,
            ReadonlyRootfs = service.ReadOnly,
            SecurityOpt = NullIfEmpty(security.Options),
            MaskedPaths = security.Unconfined ? [] : null,
            ReadonlyPaths = security.Unconfined ? [] : null,
            StorageOpt = NullIfEmpty(service.StorageOpt),
            UTSMode = service.Uts,
            UsernsMode = service.UsernsMode,
            Sysctls = NullIfEmpty(service.Sysctls),
            Runtime = service.Runtime,
            Isolation = service.Isolation,
            Init = service.Init,
        };
        return ResourceMapping.Apply(host, service);
    }

    // `/run:size=64m` and `/run`.
    private static Dictionary<string, string>? Tmpfs(Service service)
    {
        if (service.Tmpfs.IsEmpty)
            return null;
        var tmpfs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in service.Tmpfs)
        {
            var colon = text.IndexOf(':');
            if (colon < 0)
                tmpfs[text] = "";
            else
                tmpfs[text[..colon]] = text[(colon + 1)..];
        }

        return tmpfs;
    }

    private static IReadOnlyList<T>? NullIfEmpty<T>(ImmutableArray<T> list) => list.IsDefaultOrEmpty ? null : list;

    private static Dictionary<string, string>? NullIfEmpty(ImmutableArray<KeyValuePair<string, string>> pairs) =>
        pairs.IsEmpty ? null : pairs.ToDictionary(StringComparer.Ordinal);
}
