using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Style;

internal sealed class RedundantDefault : Rule
{
    // Without these the resolved project is the same, to the last character.
    private static readonly (string Key, string Value)[] OfServices =
    [
        ("privileged", "false"),
        ("read_only", "false"),
        ("stdin_open", "false"),
        ("tty", "false"),
    ];

    private static readonly (string Kind, string Driver)[] OfResources = [("networks", "bridge"), ("volumes", "local")];

    private static readonly (string Key, string Value)[] OfPorts = [("mode", "ingress"), ("protocol", "tcp")];

    public override Descriptor Descriptor { get; } =
        new("CF606", "redundant-default", Severity.Style, "An attribute that is set to its default")
        {
            Page = """
                Who reads an attribute looks for the reason why it is there. One that has its default value anyway has none:

                | attribute | default |
                |---|---|
                | `privileged`, `read_only`, `stdin_open`, `tty` of a service | `false` |
                | `restart` of a service | `"no"` |
                | `networks` of a service | `[default]` |
                | `dockerfile` of a build | `Dockerfile` |
                | `mode` and `protocol` of a port | `ingress` and `tcp` |
                | `driver` of a network and of a volume | `bridge` and `local` |

                In an override, and where a service extends another or merges a mapping, such a value resets the other one, and is not reported. The fix
                removes it. It is unsafe for `restart` and `driver`, which are part of what `config` prints, so that `up` creates the container again.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var services = context.Project.RawServices().GroupBy(static s => s.Name.Text, StringComparer.Ordinal);
        foreach (var group in services)
            if (group.ToList() is [var (_, service)] && IsWhole(service))
                foreach (var found in OfService(service))
                    yield return found;
        if (context.Project.Sources is not [var file])
            yield break;
        foreach (var document in file.Documents)
            foreach (var (kind, driver) in OfResources)
                if (document.Root is Mapping root && root[kind] is Mapping resources)
                    foreach (var resource in resources.Entries.Select(static e => e.Value).OfType<Mapping>().Where(IsWhole))
                        if (Found(resource, "driver", driver, Applicability.Unsafe) is { } found)
                            yield return found;
    }

    private IEnumerable<Diagnostic> OfService(Mapping service)
    {
        foreach (var (key, value) in OfServices)
            if (Found(service, key, value, Applicability.Safe) is { } found)
                yield return found;
        if (Found(service, Service.RestartKey, "no", Applicability.Unsafe) is { } restart)
            yield return restart;
        if (service.TryGet("networks", out var networks) && networks.Value is Sequence { Items: [Scalar { Text: "default" }] })
            yield return At(service, networks, "`networks: [default]`", Applicability.Safe);
        if (service["build"] is Mapping build && IsWhole(build))
            if (Found(build, BuildConfig.DockerfileKey, BuildConfig.DefaultDockerfile, Applicability.Safe) is { } dockerfile)
                yield return dockerfile;
        if (service[Service.PortsKey] is Sequence ports)
            foreach (var port in ports.Items.OfType<Mapping>().Where(IsWhole))
                foreach (var (key, value) in OfPorts)
                    if (Found(port, key, value, Applicability.Safe) is { } found)
                        yield return found;
    }

    /// <summary>Whether a mapping is typed where it stands, and nothing else has a part in it.</summary>
    private static bool IsWhole(Mapping mapping) =>
        mapping.Origin is null && !mapping.Contains("extends") && !mapping.At.Characters.Contains("<<", StringComparison.Ordinal);

    private Diagnostic? Found(Mapping mapping, string key, string value, Applicability applicability) =>
        mapping.TryGet(key, out var entry) && entry.Value is Scalar { Origin: null } typed && typed.Text == value
            ? At(mapping, entry, $"`{key}: {typed.At.Typed()}`", applicability)
            : null;

    private Diagnostic At(Mapping mapping, Entry entry, string shown, Applicability applicability)
    {
        var found = Descriptor.At(entry.Key.At, $"{shown} is the default").WithHelp("remove it");
        return EntryLines.Removal(mapping, entry) is { } removal ? found.WithFix("remove it", applicability, removal) : found;
    }
}
