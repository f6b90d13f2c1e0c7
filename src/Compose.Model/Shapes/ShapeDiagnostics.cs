using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Errors of a single value.</summary>
public static class ShapeDiagnostics
{
    public static readonly Descriptor UnknownKey = new("CF006", "unknown-key", Severity.Error, "Unknown key")
    {
        Kind = FindingKind.File,
        Page = """
            Compose does not know this key here. It may be misspelt, or belong a level up or down. Custom keys begin with `x-`.
            """,
    };

    /// <summary>An unknown key that looks like a service, or the like, in the wrong place, which is therefore not read.</summary>
    public static readonly Descriptor LostEntry = UnknownKey with
    {
        Kind = FindingKind.Lost,
    };

    public static readonly Descriptor InvalidType = new("CF007", "wrong-type", Severity.Error, "Value of the wrong type")
    {
        Page = """
            The value has another type than the key takes: a string instead of a list, a list instead of a mapping, or no value where one is required.
            """,
    };

    public static readonly Descriptor InvalidEnum = new("CF008", "invalid-enum", Severity.Error, "Value not in the allowed set")
    {
        Page = """
            The key takes one of a fixed set of values, and this is none of them.

            ```yaml
            restart: always          # no, always, on-failure[:times], unless-stopped
            ```
            """,
    };

    public static readonly Descriptor InvalidDuration = new("CF009", "invalid-duration", Severity.Error, "Invalid duration")
    {
        Page = """
            A duration is a sequence of numbers, each with a unit: `us`, `ms`, `s`, `m`, `h`, `d`, `w`. It contains no spaces, and a number without a
            unit is invalid.

            ```yaml
            interval: 1m30s
            ```
            """,
    };

    public static readonly Descriptor InvalidByteSize = new("CF010", "invalid-byte-size", Severity.Error, "Invalid size")
    {
        Page = """
            A size is a number with a unit: `b`, `k`, `m`, `g`, `t` (also `kb`, `kib` and so on; all are powers of 1024).

            ```yaml
            mem_limit: 512m
            ```
            """,
    };

    public static readonly Descriptor InvalidPort = new("CF011", "invalid-port", Severity.Error, "Invalid port")
    {
        Page = """
            A port is `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`. Ports go from 1 to 65535, ranges are `first-last`, and a range of host ports must be as
            long as the range of container ports, unless there is one container port. Protocols are `tcp`, `udp` and `sctp`.
            """,
    };

    public static readonly Descriptor InvalidResourceName = new(
        "CF012",
        "invalid-name",
        Severity.Error,
        "Invalid characters in a name"
    )
    {
        Page = """
            Names of services, volumes, secrets and configs consist of letters, digits, `.`, `_` and `-`. A project name consists of lowercase letters,
            digits, `-` and `_`.
            """,
    };

    public static readonly Descriptor InvalidImage = new(
        "CF013",
        "invalid-image-ref",
        Severity.Error,
        "Invalid image reference"
    )
    {
        IsTolerated = true,
        Page = """
            An image reference is `[REGISTRY/]REPOSITORY[:TAG][@DIGEST]`, with the repository in lowercase and without spaces. Compose accepts anything;
            the engine rejects it on pull.
            """,
    };
    public static readonly Descriptor InvalidIp = new("CF014", "invalid-ip", Severity.Error, "Invalid address or subnet")
    {
        IsTolerated = true,
        Page = """
            The value is not an IP address, subnet or MAC address. Compose accepts anything; the engine rejects it.

            A MAC address is six pairs of hexadecimal digits (`02:42:ac:11:00:02`), neither zero nor a multicast address, whose first byte is odd. An
            entry of `extra_hosts` is a name without colons and an address, or `host-gateway` in lower case.
            """,
    };
    public static readonly Descriptor InvalidLinuxValue = new(
        "CF016",
        "invalid-linux-value",
        Severity.Error,
        "A value the kernel or the engine rejects"
    )
    {
        IsTolerated = true,
        Page = """
            A capability, signal, limit or device rule that the kernel does not know. Compose accepts anything; the engine refuses to create the
            container.

            ```yaml
            cap_add: [NET_ADMIN, CAP_CHOWN]       # but ALL, not CAP_ALL
            device_cgroup_rules: ["c 1:3 rwm"]    # type, major:minor, access, each after one blank
            stop_signal: SIGRTMIN+3               # RTMIN to RTMIN+15, RTMAX-14 to RTMAX, or a number but 0
            ulimits: {nofile: {soft: 1024, hard: 2048}}
            ```
            """,
    };

    public static readonly Descriptor ValueSurprise = new(
        "CF019",
        "yaml-value-surprise",
        Severity.Warning,
        "A value that YAML converts to different text"
    )
    {
        Page = """
            Without quotes YAML reads some values as numbers, dates or booleans, and Compose passes on the result: `1.10` becomes `1.1`, `0644` becomes
            `420`, `2024-01-01` becomes `2024-01-01 00:00:00 +0000 UTC`.

            Quote the value to keep its text. `--fix` quotes what a boolean becomes (`True` becomes `"true"`); for numbers and dates,
            `--unsafe-fixes` quotes what was typed, which changes the value.
            """,
    };

    public static readonly Descriptor LooseBoolean = new(
        "CF051",
        "loose-boolean",
        Severity.Warning,
        "A word that is not a boolean in YAML 1.2"
    )
    {
        Page = "`yes`, `on`, `no` and `off` are strings in YAML 1.2. Compose still accepts them as booleans here; write `true` or `false`.",
    };

    public static readonly Descriptor MissingAttribute = new("CF060", "missing-key", Severity.Error, "Missing required key")
    {
        Page = "A required key is missing, such as `target` of a mount.",
    };

    public static readonly Descriptor RepeatedItem = new("CF061", "repeated-item", Severity.Error, "Duplicate list item")
    {
        Page = "The items of this list must be unique, and one occurs twice. Remove one.",
    };

    public static readonly Descriptor InvalidCommand = new(
        "CF062",
        "invalid-command",
        Severity.Error,
        "Invalid command line"
    )
    {
        Page = """
            The command is split into words as by a shell, and a quote is not closed or a bracket is unmatched. No shell runs it: for `&&`, `|` and `>`
            write `["sh", "-c", "..."]`.
            """,
    };

    public static readonly Descriptor InvalidMount = new("CF063", "invalid-mount", Severity.Error, "Invalid mount")
    {
        Page = "A mount is `[SOURCE:]TARGET[:OPTIONS]`, and a part is empty or there are too many.",
    };

    public static readonly Descriptor InvalidShortForm = new(
        "CF064",
        "invalid-short-form",
        Severity.Error,
        "Invalid short form"
    )
    {
        Page = "The short form of this value consists of parts separated by `:` or `=`, and one is missing or invalid.",
    };

    public static readonly Descriptor NumberOutOfRange = new(
        "CF065",
        "number-out-of-range",
        Severity.Error,
        "Number out of range"
    )
    {
        Page = "The number is smaller or larger than the engine accepts.",
    };

    public static readonly Descriptor DeprecatedForm = new("CF066", "deprecated-form", Severity.Warning, "Deprecated form")
    {
        Page = """
            The name of an external resource in `external` still works, but has an equivalent newer form, which `--fix` writes:

            ```yaml
            external: true
            name: shop_data
            ```
            """,
    };

    public static readonly Descriptor ConflictingNames = new("CF067", "conflicting-names", Severity.Error, "Two names for one resource")
    {
        Page = "A resource has two different names. Keep `name` and remove the old form.",
    };

    public static IEnumerable<Descriptor> All =>
        [
            UnknownKey,
            InvalidType,
            InvalidEnum,
            InvalidDuration,
            InvalidByteSize,
            InvalidPort,
            InvalidResourceName,
            InvalidImage,
            InvalidIp,
            InvalidLinuxValue,
            ValueSurprise,
            LooseBoolean,
            MissingAttribute,
            RepeatedItem,
            InvalidCommand,
            InvalidMount,
            InvalidShortForm,
            NumberOutOfRange,
            DeprecatedForm,
            ConflictingNames,
        ];

    internal static Diagnostic WrongType(Node node, string subject, Wanted wanted) =>
        WrongKind.Explain(InvalidType.At(node.At, $"{subject} must be {wanted.Words}, not {Kind(node)}"), node, wanted);

    /// <summary>The value may be a secret, so messages do not repeat it.</summary>
    internal static Diagnostic ColonForEquals(Node item, string key, Scalar value, string subject) =>
        InvalidType
            .At(item.At, $"{subject} must be {ScalarShape.Text}, not a mapping")
            .WithHelp($"write `{key}=` and the value")
            .WithFix("write it with `=`", Applicability.Safe, new TextEdit(item.At, Quoted($"{key}={value.Text}")));

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(" #:\\\"") < 0 ? text : $"'{text.Replace("'", "''")}'";

    internal static Diagnostic MissingKey(Mapping mapping, string subject, string key) =>
        MissingAttribute
            .At(First(mapping), key == "target" ? $"{subject} is missing a mount target" : $"{subject} missing property '{key}'")
            .WithHelp($"add `{key}:`");

    internal static Diagnostic InvalidName(Scalar key, string subject, string noun) =>
        key.Text.Length == 0
            ? InvalidResourceName
                .At(key.At, $"{subject} additional properties '' not allowed: this {noun} has no name")
                .WithHelp("write a name before the colon")
            : InvalidResourceName
                .At(key.At, $"{subject} additional properties '{key.Text}' not allowed: not a valid name of a {noun}")
                .WithHelp("use letters, digits, `.`, `_` and `-` only");

    internal static Diagnostic OutOfRange(Scalar scalar, string subject, long? minimum, long? maximum) =>
        NumberOutOfRange.At(
            scalar.At,
            $"{subject} must be {(minimum, maximum) switch
            {
                ({ } least, { } most) => $"from {least} to {most}",
                ({ } least, null) => $"{least} or more",
                _ => $"at most {maximum}",
            }}, not {scalar.Text}"
        );

    internal static Diagnostic Repeated(Node item, Node first, string subject) =>
        RepeatedItem
            .At(item.At, $"{(item is Scalar scalar ? $"`{scalar.Text}`" : "this item")} occurs twice in {subject}")
            .See(first.At, "first here")
            .WithHelp("remove one of them");

    /// <summary>A word for a boolean means the same in any spelling; a number or date was meant as it was typed.</summary>
    internal static Diagnostic Converted(Scalar scalar, string text)
    {
        var found = ValueSurprise
            .At(scalar.At, $"`{scalar.Text}` is {Kind(scalar)} in YAML and becomes `{text}`")
            .WithHelp($"quote it to keep the text: `\"{scalar.Text}\"`");
        if (!scalar.At.Characters.SequenceEqual(scalar.Text))
            return found;
        return scalar.Kind == ScalarKind.Bool
            ? found.WithFix($"write `\"{text}\"`", Applicability.Safe, new TextEdit(scalar.At, $"\"{text}\""))
            : found.WithFix("quote the value", Applicability.Unsafe, new TextEdit(scalar.At, $"\"{scalar.Text}\""));
    }

    internal static Diagnostic DifferentNames(Scalar named, Scalar given) =>
        ConflictingNames
            .At(named.At, "name and external.name conflict; only use name")
            .See(given.At, "the other name")
            .WithHelp($"write `external: true`, and `name: {named.Text}` or `name: {given.Text}` beside it");

    internal static Diagnostic DeprecatedExternal(Location key, Mapping external, Scalar? named, bool isNamed)
    {
        var found = DeprecatedForm
            .At(external.At, "external.name is deprecated. Please set name and external: true")
            .WithHelp(named is null ? "write `external: true`" : $"write `external: true` and `name: {named.Text}` beside it");
        return Modern(key, external, named, isNamed) is { } edit
            ? found.WithFix("write `external: true`", Applicability.Safe, edit)
            : found;
    }

    /// <summary>The edit that moves the name out of <c>external</c>; null when other text is between.</summary>
    private static TextEdit? Modern(Location key, Mapping external, Scalar? named, bool isNamed)
    {
        var at = external.At;
        if (external.Origin is not null || at.Source != key.Source || key.Span.End > at.Span.Start)
            return null;
        var text = at.Source.Text;
        var indent = text.AsSpan(at.Source.StartOfLine(key.Start.Line), key.Start.Column - 1);
        var between = text.AsSpan(key.Span.End, at.Span.Start - key.Span.End);
        if (at.Characters is ['{', ..])
            return named is null || isNamed ? new TextEdit(at, "true")
                : !at.Characters.ContainsAny('\n', '#') && indent.IsWhiteSpace()
                    ? new TextEdit(at, $"true\n{indent}name: {named.At.Characters}")
                : null;
        return named is not null && external.Count == 1 && !isNamed && between.TrimEnd() is ":" && indent.IsWhiteSpace()
            ? new TextEdit(at with { Span = TextSpan.Between(key.Span.End, external.Entries[0].Key.At.Span.End) }, $": true\n{indent}name")
            : null;
    }

    internal static string Kind(Node node) =>
        node switch
        {
            Mapping => "a mapping",
            Sequence => "a list",
            Scalar { Kind: ScalarKind.Null } => "nothing",
            Scalar { Kind: ScalarKind.Bool } => "a boolean",
            Scalar { Kind: ScalarKind.Int } => "a number",
            Scalar { Kind: ScalarKind.Float } fraction => double.IsInteger(GoNumber.ToDouble(fraction.Text)) ? "a number" : "a fraction",
            Scalar { Kind: ScalarKind.Timestamp } => "a date",
            _ => ScalarShape.Text,
        };

    internal static string Join(IReadOnlyList<string> words, string last) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[^1]}";

    private static Location First(Mapping mapping) => mapping.Entries.Length > 0 ? mapping.Entries[0].Key.At : mapping.At;
}
