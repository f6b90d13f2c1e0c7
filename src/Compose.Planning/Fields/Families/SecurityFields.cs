using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>What a container may do, and which namespaces it has of its own.</summary>
internal static class SecurityFields
{
    public static IEnumerable<Field> All =>
        [
            Field.Flag(Service.PrivilegedKey, static side => side.Host.Privileged),
            Field.Flag(Service.ReadOnlyKey, static side => side.Host.ReadonlyRootfs),
            Field.Set(Service.CapAddKey, static side => Capabilities(side.Host.CapAdd)),
            Field.Set(Service.CapDropKey, static side => Capabilities(side.Host.CapDrop)),
            Field.Set(Service.SecurityOptKey, static side => SecurityOptions(side.Host)),
            Field.Text(Service.CgroupKey, static side => side.Host.CgroupnsMode, "private", Doubt.Always),
            Field.Text(Service.CgroupParentKey, static side => side.Host.CgroupParent),
            new Field(Service.IpcKey, sides => Shared(sides, Service.IpcKey, static side => side.Host.IpcMode, "private")),
            new Field(Service.PidKey, sides => Shared(sides, Service.PidKey, static side => side.Host.PidMode, standard: null)),
            Field.Text(Service.UtsKey, static side => side.Host.UTSMode),
            Field.Text(Service.UsernsModeKey, static side => side.Host.UsernsMode),
            Field.Text(Service.IsolationKey, static side => side.Host.Isolation, "default", Doubt.Given),
            Field.Text(Service.RuntimeKey, static side => side.Host.Runtime, "runc", Doubt.Given),
            Field.Map(Service.SysctlsKey, static side => side.Host.Sysctls),
        ];

    // Engines add or remove the prefix, and sort.
    private static IEnumerable<string>? Capabilities(IReadOnlyList<string>? names) =>
        names
            ?.Select(static name => name.ToUpperInvariant())
            .Select(static name => name.StartsWith("CAP_", StringComparison.Ordinal) ? name[4..] : name)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string>? SecurityOptions(HostConfig host)
    {
        // The engine adds labels to a container that shares the host's or another one's namespace.
        var isLabelled =
            host.Privileged || IsShared(host.IpcMode) || IsShared(host.PidMode);
        var options = (host.SecurityOpt ?? []).Where(option => !isLabelled || !option.StartsWith("label=", StringComparison.Ordinal));
        return host is { MaskedPaths: { Count: 0 }, Privileged: false } ? options.Append("systempaths=unconfined") : options;
    }

    private static bool IsShared(string? mode) => mode is "host" || PeerReference.Of(mode).Container is not null;

    private static IEnumerable<Difference> Shared(Comparison sides, string attribute, Func<Side, string?> read, string? standard) =>
        Field
            .Text(attribute, read, standard, Doubt.Given)
            .Compare(sides)
            .Select(difference => difference with
            {
                Old = Peers.Named(sides, difference.Old),
                New = Peers.Named(sides, difference.New),
            });
}
