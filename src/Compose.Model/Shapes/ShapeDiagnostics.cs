using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Errors of a single value.</summary>
public static class ShapeDiagnostics
{
    public static readonly Descriptor UnknownKey = new("CF006", "unknown-key", Severity.Error, "A key that means nothing here")
    {
        Kind = FindingKind.File,
        Page = """
            The key is not one that Compose knows at this place. It may be misspelt, or belong a level up or down. Keys of your own begin with `x-`.
            """,
    };

    public static readonly Descriptor InvalidType = new("CF007", "wrong-type", Severity.Error, "A value of the wrong kind")
    {
        Page = """
            The value is of another kind than the key takes: a text where a list must be, a list where a mapping must be, nothing where something must be.
            """,
    };

    public static readonly Descriptor InvalidEnum = new("CF008", "invalid-enum", Severity.Error, "A word that is none of those allowed")
    {
        Page = """
            The key takes one of a few words, and this is none of them.

            ```yaml
            restart: always          # no, always, on-failure[:times], unless-stopped
            ```
            """,
    };

    public static readonly Descriptor InvalidDuration = new("CF009", "invalid-duration", Severity.Error, "A duration that cannot be read")
    {
        Page = """
            A duration is a row of numbers, each with a unit: `us`, `ms`, `s`, `m`, `h`, `d`, `w`. There are no blanks in it, and a number alone has no
            meaning.

            ```yaml
            interval: 1m30s
            ```
            """,
    };

    public static readonly Descriptor InvalidByteSize = new("CF010", "invalid-byte-size", Severity.Error, "A size that cannot be read")
    {
        Page = """
            A size is a number with a unit: `b`, `k`, `m`, `g`, `t` (also `kb`, `kib` and so on; all count by 1024).

            ```yaml
            mem_limit: 512m
            ```
            """,
    };

    public static readonly Descriptor InvalidPort = new("CF011", "invalid-port", Severity.Error, "A port that cannot be")
    {
        Page = """
            A port is `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`. Ports go from 1 to 65535, ranges are `first-last`, and a range of host ports is as long as
            the range of container ports, or there is one container port. Protocols are `tcp`, `udp` and `sctp`.
            """,
    };

    public static readonly Descriptor InvalidResourceName = new(
        "CF012",
        "invalid-name",
        Severity.Error,
        "A name with characters it must not have"
    )
    {
        Page = """
            Names of services, volumes, secrets and configs hold letters, digits, `.`, `_` and `-`. A project's name holds small letters, digits, `-`
            and `_`.
            """,
    };

    public static readonly Descriptor InvalidImage = new(
        "CF013",
        "invalid-image-ref",
        Severity.Error,
        "An image reference no registry could know"
    )
    {
        IsTolerated = true,
        Page = """
            An image reference is `[REGISTRY/]REPOSITORY[:TAG][@DIGEST]`, the repository in small letters and without blanks. Compose takes anything;
            the engine refuses it when it pulls.
            """,
    };
    public static readonly Descriptor InvalidIp = new("CF014", "invalid-ip", Severity.Error, "An address or a subnet that cannot be")
    {
        IsTolerated = true,
        Page = "The text is no IP address, subnet or MAC address. Compose takes anything; the engine refuses it.",
    };
    public static readonly Descriptor InvalidLinuxValue = new(
        "CF016",
        "invalid-linux-value",
        Severity.Error,
        "A value the kernel or the engine refuses"
    )
    {
        IsTolerated = true,
        Page = """
            A capability, signal, sysctl, limit or device rule that the kernel does not know. Compose takes anything; the engine refuses to create the
            container.
            """,
    };

    public static readonly Descriptor ValueSurprise = new(
        "CF019",
        "yaml-value-surprise",
        Severity.Warning,
        "A value that YAML turns into another text"
    )
    {
        Page = """
            Without quotes YAML reads some words as numbers, dates or booleans, and Compose passes on what it makes of them: `1.10` becomes `1.1`,
            `0644` becomes `420`, `2024-01-01` becomes `2024-01-01 00:00:00 +0000 UTC`.

            Quote the value to keep its text.
            """,
    };

    public static readonly Descriptor LooseBoolean = new(
        "CF051",
        "loose-boolean",
        Severity.Warning,
        "Word that is not a boolean in YAML 1.2"
    )
    {
        Page = "`yes`, `on`, `no` and `off` are text in YAML 1.2. Compose still takes them for booleans here; write `true` or `false`.",
    };

    public static readonly Descriptor MissingAttribute = new("CF060", "missing-key", Severity.Error, "A key that must be there")
    {
        Page = "A key without which the whole has no meaning is not there, such as `target` of a mount.",
    };

    public static readonly Descriptor RepeatedItem = new("CF061", "repeated-item", Severity.Error, "An item that stands twice in a list")
    {
        Page = "The items of this list must differ, and one stands there twice. Remove one.",
    };

    public static readonly Descriptor InvalidCommand = new(
        "CF062",
        "invalid-command",
        Severity.Error,
        "A command line that cannot be split"
    )
    {
        Page = """
            The text of a command is split into words as a shell would, and a quote is never closed or a bracket stands alone. No shell runs it: for
            `&&`, `|` and `>` write `["sh", "-c", "..."]`.
            """,
    };

    public static readonly Descriptor InvalidMount = new("CF063", "invalid-mount", Severity.Error, "A mount that cannot be read")
    {
        Page = "A mount is `[SOURCE:]TARGET[:OPTIONS]`, and a part of it is empty or there are too many.",
    };

    public static readonly Descriptor InvalidShortForm = new(
        "CF064",
        "invalid-short-form",
        Severity.Error,
        "A text that does not have its parts"
    )
    {
        Page = "The short form of this value has parts that are separated by `:` or `=`, and one is missing or cannot be read.",
    };

    public static readonly Descriptor NumberOutOfRange = new(
        "CF065",
        "number-out-of-range",
        Severity.Error,
        "A number that is too small or too great"
    )
    {
        Page = "The number is smaller or larger than the engine takes.",
    };

    public static readonly Descriptor DeprecatedForm = new("CF066", "deprecated-form", Severity.Warning, "A spelling that has a newer one")
    {
        Page = "This spelling still works, and has a newer one that says the same.",
    };

    public static readonly Descriptor ConflictingNames = new("CF067", "conflicting-names", Severity.Error, "Two names for one resource")
    {
        Page = "A resource is given two names that differ. Keep `name` and remove the old form.",
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
                .WithHelp("write one before the colon")
            : InvalidResourceName
                .At(key.At, $"{subject} additional properties '{key.Text}' not allowed: this cannot be the name of a {noun}")
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
            .At(item.At, $"{(item is Scalar scalar ? $"`{scalar.Text}`" : "this item")} stands twice in {subject}")
            .See(first.At, "first here")
            .WithHelp("remove one of them");

    internal static Diagnostic DifferentNames(Scalar named, Scalar given) =>
        ConflictingNames
            .At(named.At, "name and external.name conflict; only use name")
            .See(given.At, "the other name")
            .WithHelp($"write `external: true`, and `name: {named.Text}` or `name: {given.Text}` beside it");

    internal static Diagnostic DeprecatedExternal(Mapping external, Scalar? named) =>
        DeprecatedForm
            .At(external.At, "external.name is deprecated. Please set name and external: true")
            .WithHelp(named is null ? "write `external: true`" : $"write `external: true` and `name: {named.Text}` beside it");

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
