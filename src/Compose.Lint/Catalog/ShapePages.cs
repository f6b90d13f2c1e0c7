using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;

namespace Compose.Lint.Catalog;

/// <summary>What is to be said of findings about keys and single values.</summary>
internal static class ShapePages
{
    public static ImmutableArray<(Descriptor, string)> All { get; } =
    [
        (ShapeDiagnostics.UnknownKey, """
            The key is not one that Compose knows at this place. It may be misspelt, or belong a level up or down. Keys of your own begin with `x-`.
            """),
        (ShapeDiagnostics.InvalidType, """
            The value is of another kind than the key takes: a text where a list must be, a list where a mapping must be, nothing where something must be.
            """),
        (ShapeDiagnostics.InvalidEnum, """
            The key takes one of a few words, and this is none of them.

            ```yaml
            restart: always          # no, always, on-failure[:times], unless-stopped
            ```
            """),
        (ShapeDiagnostics.InvalidDuration, """
            A duration is a row of numbers, each with a unit: `us`, `ms`, `s`, `m`, `h`, `d`, `w`. There are no blanks in it, and a number alone has no
            meaning.

            ```yaml
            interval: 1m30s
            ```
            """),
        (ShapeDiagnostics.InvalidByteSize, """
            A size is a number with a unit: `b`, `k`, `m`, `g`, `t` (also `kb`, `kib` and so on; all count by 1024).

            ```yaml
            mem_limit: 512m
            ```
            """),
        (ShapeDiagnostics.InvalidPort, """
            A port is `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`. Ports go from 1 to 65535, ranges are `first-last`, and a range of host ports is as long as
            the range of container ports, or there is one container port. Protocols are `tcp`, `udp` and `sctp`.
            """),
        (ShapeDiagnostics.InvalidResourceName, """
            Names of services, volumes, secrets and configs hold letters, digits, `.`, `_` and `-`. A project's name holds small letters, digits, `-`
            and `_`.
            """),
        (ShapeDiagnostics.InvalidImage, """
            An image reference is `[REGISTRY/]REPOSITORY[:TAG][@DIGEST]`, the repository in small letters and without blanks. Compose takes anything;
            the engine refuses it when it pulls.
            """),
        (ShapeDiagnostics.InvalidIp, "The text is no IP address, subnet or MAC address. Compose takes anything; the engine refuses it."),
        (ShapeDiagnostics.InvalidLinuxValue, """
            A capability, signal, sysctl, limit or device rule that the kernel does not know. Compose takes anything; the engine refuses to create the
            container.
            """),
        (ShapeDiagnostics.ValueSurprise, """
            Without quotes YAML reads some words as numbers, dates or booleans, and Compose passes on what it makes of them: `1.10` becomes `1.1`,
            `0644` becomes `420`, `2024-01-01` becomes `2024-01-01 00:00:00 +0000 UTC`.

            Quote the value to keep its text.
            """),
        (ShapeDiagnostics.LooseBoolean, "`yes`, `on`, `no` and `off` are text in YAML 1.2. Compose still takes them for booleans here; write `true` or `false`."),
        (ShapeDiagnostics.MissingAttribute, "A key without which the whole has no meaning is not there, such as `target` of a mount."),
        (ShapeDiagnostics.RepeatedItem, "The items of this list must differ, and one stands there twice. Remove one."),
        (ShapeDiagnostics.InvalidCommand, """
            The text of a command is split into words as a shell would, and a quote is never closed or a bracket stands alone. No shell runs it: for
            `&&`, `|` and `>` write `["sh", "-c", "..."]`.
            """),
        (ShapeDiagnostics.InvalidMount, "A mount is `[SOURCE:]TARGET[:OPTIONS]`, and a part of it is empty or there are too many."),
        (ShapeDiagnostics.InvalidShortForm, "The short form of this value has parts that are separated by `:` or `=`, and one is missing or cannot be read."),
        (ShapeDiagnostics.NumberOutOfRange, "The number is smaller or larger than the engine takes."),
        (ShapeDiagnostics.DeprecatedForm, "This spelling still works, and has a newer one that says the same."),
        (ShapeDiagnostics.ConflictingNames, "A resource is given two names that differ. Keep `name` and remove the old form."),
    ];
}
