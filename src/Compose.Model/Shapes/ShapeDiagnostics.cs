using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>What can be wrong with a value seen by itself.</summary>
public static class ShapeDiagnostics
{
    public static readonly Descriptor UnknownKey = new("CF006", "unknown-key", Severity.Error, "A key that means nothing here");
    public static readonly Descriptor InvalidType = new("CF007", "wrong-type", Severity.Error, "A value of the wrong kind");
    public static readonly Descriptor InvalidEnum = new("CF008", "invalid-enum", Severity.Error, "A word that is none of those allowed");
    public static readonly Descriptor InvalidDuration = new("CF009", "invalid-duration", Severity.Error, "A duration that cannot be read");
    public static readonly Descriptor InvalidByteSize = new("CF010", "invalid-byte-size", Severity.Error, "A size that cannot be read");
    public static readonly Descriptor InvalidPort = new("CF011", "invalid-port", Severity.Error, "A port that cannot be");
    public static readonly Descriptor InvalidResourceName = new("CF012", "invalid-name", Severity.Error,
        "A name with characters it must not have");
    public static readonly Descriptor InvalidImage = new Descriptor("CF013", "invalid-image-ref", Severity.Error,
        "An image reference no registry could know").Tolerated;
    public static readonly Descriptor InvalidIp = new Descriptor("CF014", "invalid-ip", Severity.Error,
        "An address or a subnet that cannot be").Tolerated;
    public static readonly Descriptor InvalidLinuxValue = new Descriptor("CF016", "invalid-linux-value", Severity.Error,
        "A value the kernel or the engine refuses").Tolerated;
    public static readonly Descriptor ValueSurprise = new("CF019", "yaml-value-surprise", Severity.Warning,
        "A value that YAML turns into another text");
    public static readonly Descriptor LooseBoolean = new("CF051", "loose-boolean", Severity.Warning, "Word that is no boolean in YAML 1.2");
    public static readonly Descriptor MissingAttribute = new("CF060", "missing-key", Severity.Error, "A key that must be there");
    public static readonly Descriptor RepeatedItem = new("CF061", "repeated-item", Severity.Error, "An item that stands twice in a list");
    public static readonly Descriptor InvalidCommand = new("CF062", "invalid-command", Severity.Error,
        "A command line that cannot be split");
    public static readonly Descriptor InvalidMount = new("CF063", "invalid-mount", Severity.Error, "A mount that cannot be read");
    public static readonly Descriptor InvalidShortForm = new("CF064", "invalid-short-form", Severity.Error,
        "A text that does not have its parts");
    public static readonly Descriptor NumberOutOfRange = new("CF065", "number-out-of-range", Severity.Error,
        "A number that is too small or too great");
    public static readonly Descriptor DeprecatedForm = new("CF066", "deprecated-form", Severity.Warning, "A spelling that has a newer one");
    public static readonly Descriptor ConflictingNames = new("CF067", "conflicting-names", Severity.Error, "Two names for one resource");

    public static IEnumerable<Descriptor> All =>
    [
        UnknownKey, InvalidType, InvalidEnum, InvalidDuration, InvalidByteSize, InvalidPort, InvalidResourceName, InvalidImage, InvalidIp,
        InvalidLinuxValue, ValueSurprise, LooseBoolean, MissingAttribute, RepeatedItem, InvalidCommand, InvalidMount, InvalidShortForm, NumberOutOfRange,
        DeprecatedForm, ConflictingNames,
    ];

    internal static Diagnostic WrongType(Node node, string subject, Wanted wanted) =>
        WrongKind.Explain(InvalidType.At(node.At, $"{subject} must be {wanted.Words}, not {Kind(node)}"), node, wanted);

    /// <summary>The value may be a secret, so no message repeats it.</summary>
    internal static Diagnostic ColonForEquals(Node item, string key, Scalar value, string subject) =>
        InvalidType.At(item.At, $"{subject} must be {ScalarShape.Text}, not a mapping").WithHelp($"write `{key}=` and the value")
            .WithFix("write it with `=`", Applicability.Safe, new TextEdit(item.At, Quoted($"{key}={value.Text}")));

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(" #:\\\"") < 0 ? text : $"'{text.Replace("'", "''")}'";

    internal static Diagnostic MissingKey(Mapping mapping, string subject, string key) =>
        MissingAttribute.At(First(mapping), key == "target" ? $"{subject} is missing a mount target" : $"{subject} missing property '{key}'").WithHelp($"add `{key}:`");

    internal static Diagnostic InvalidName(Scalar key, string subject, string noun) => key.Text.Length == 0
        ? InvalidResourceName.At(key.At, $"{subject} additional properties '' not allowed: this {noun} has no name").WithHelp("write one before the colon")
        : InvalidResourceName.At(key.At, $"{subject} additional properties '{key.Text}' not allowed: this cannot be the name of a {noun}")
            .WithHelp("use letters, digits, `.`, `_` and `-` only");

    internal static Diagnostic OutOfRange(Scalar scalar, string subject, long? minimum, long? maximum) =>
        NumberOutOfRange.At(scalar.At, $"{subject} must be {(minimum, maximum) switch
        {
            ({ } least, { } most) => $"from {least} to {most}",
            ({ } least, null) => $"{least} or more",
            _ => $"at most {maximum}",
        }}, not {scalar.Text}");

    internal static Diagnostic Repeated(Node item, Node first, string subject) =>
        RepeatedItem.At(item.At, $"{(item is Scalar scalar ? $"`{scalar.Text}`" : "this item")} stands twice in {subject}")
            .See(first.At, "first here").WithHelp("remove one of them");

    internal static Diagnostic DifferentNames(Scalar named, Scalar given) =>
        ConflictingNames.At(named.At, "name and external.name conflict; only use name")
            .See(given.At, "the other name").WithHelp($"write `external: true`, and `name: {named.Text}` or `name: {given.Text}` beside it");

    internal static Diagnostic DeprecatedExternal(Mapping external, Scalar? named) =>
        DeprecatedForm.At(external.At, "external.name is deprecated. Please set name and external: true")
            .WithHelp(named is null ? "write `external: true`" : $"write `external: true` and `name: {named.Text}` beside it");

    internal static string Kind(Node node) => node switch
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
