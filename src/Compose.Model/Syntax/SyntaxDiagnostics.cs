using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>Errors in the syntax of a file.</summary>
public static class SyntaxDiagnostics
{
    public static readonly Descriptor YamlSyntax = new("CF001", "yaml-syntax", Severity.Error, "The file is not valid YAML")
    {
        Kind = FindingKind.File,
        Page = """
            The file is not valid YAML. The finding points at the cause, not at where a parser gave up: the tab, the line that is indented too far, the
            quote that is never closed, the missing colon. The rest of the file is still read and checked where possible.
            """,
    };

    public static readonly Descriptor DuplicateKey = new("CF002", "duplicate-key", Severity.Error, "A mapping contains a key twice")
    {
        Kind = FindingKind.File,
        Page = """
            The keys of a mapping must be unique. YAML does not define which of two would win, and parsers differ.

            Keep one of the two, or merge their contents.
            """,
    };

    public static readonly Descriptor DuplicateMergeKey = new(
        "CF003",
        "duplicate-merge-key",
        Severity.Error,
        "A mapping contains `<<` twice"
    )
    {
        Kind = FindingKind.File,
        Page = """
            `<<` is a key like any other and must be unique. To merge several mappings, give it a list; the first one that has a key wins.

            ```yaml
            <<: [*base, *logging]
            ```
            """,
    };

    public static readonly Descriptor UnknownAlias = new(
        "CF004",
        "unknown-alias",
        Severity.Error,
        "An alias names an anchor that does not exist"
    )
    {
        Kind = FindingKind.File,
        Page = """
            An alias (`*name`) needs an anchor (`&name`) before it in the same document. Anchors do not work across files, not even included ones.
            """,
    };

    public static readonly Descriptor AliasCycle = new("CF040", "alias-cycle", Severity.Error, "An alias inside the value it refers to")
    {
        Kind = FindingKind.File,
        Page = "An alias is inside the value it refers to, which would expand forever.",
    };

    public static readonly Descriptor AliasBudget = new(
        "CF041",
        "alias-budget",
        Severity.Error,
        "Aliases expand the file excessively"
    )
    {
        Kind = FindingKind.File,
        Page = """
            Aliases of aliases multiply. A document whose aliases bring in more than 100000 values, or in a longer file more than one for every four
            characters, is rejected.
            """,
    };

    public static readonly Descriptor TooDeep = new("CF042", "too-deep", Severity.Error, "Values are nested too deeply")
    {
        Kind = FindingKind.File,
        Page = "Values nested more than 256 levels deep, aliases included, are rejected.",
    };

    public static readonly Descriptor NonStringKey = new("CF043", "non-string-key", Severity.Error, "A key is not a string")
    {
        Kind = FindingKind.File,
        Page = "Keys must be strings. `1`, `true`, `~` and dates are not: quote them (`\"1\"`).",
    };

    public static readonly Descriptor InvalidMerge = new(
        "CF044",
        "invalid-merge",
        Severity.Error,
        "`<<` with a value that is not a mapping"
    )
    {
        Kind = FindingKind.File,
        Page = "`<<` takes a mapping, an alias of one, or a list of them.",
    };

    public static readonly Descriptor NotText = new("CF045", "not-text", Severity.Error, "The file contains bytes that are not text")
    {
        Kind = FindingKind.File,
        Page = "The file contains bytes that are not UTF-8, or control characters that YAML does not allow. Save it as UTF-8 text.",
    };

    public static IEnumerable<Descriptor> All =>
        [YamlSyntax, DuplicateKey, DuplicateMergeKey, UnknownAlias, AliasCycle, AliasBudget, TooDeep, NonStringKey, InvalidMerge, NotText];

    internal static Diagnostic Syntax(Location at, string message) => YamlSyntax.At(at, message);

    internal static Diagnostic Duplicate(Location at, string key, Location first) =>
        DuplicateKey
            .At(at, $"mapping key \"{key}\" already defined at line {first.Start.Line}")
            .WithLabel("defined again here")
            .See(first, "first defined here")
            .WithHelp("keep one of the two");

    internal static Diagnostic DuplicateMerge(Location at, Location first) =>
        DuplicateMergeKey
            .At(at, "`<<` is already used in this mapping")
            .WithLabel("second `<<`")
            .See(first, "first `<<`")
            .WithHelp("merge several mappings with one list: `<<: [*a, *b]`; the first one wins");

    internal static Diagnostic Unknown(Location at, string name, string? meant)
    {
        var found = UnknownAlias.At(at, $"unknown anchor '{name}' referenced: there is no `&{name}` before this alias");
        return meant is null
            ? found.WithHelp(
                $"define `&{name}` earlier in this file, or quote the text if it is not an alias; anchors do not work across files"
            )
            : found.WithLabel($"did you mean `*{meant}`?").WithHelp($"did you mean `*{meant}`?");
    }

    internal static Diagnostic Cycle(Location at, string name, Location anchor) =>
        AliasCycle.At(at, $"`*{name}` is inside the value it refers to").See(anchor, "the value starts here");

    internal static Diagnostic Budget(Location at, int most) =>
        AliasBudget
            .At(at, $"aliases expand this document to more than {most} values")
            .WithHelp("aliases of aliases multiply: write some of them out");

    internal static Diagnostic Deep(Location at, int most) => TooDeep.At(at, $"values are nested more than {most} levels deep");

    internal static Diagnostic NotAString(Location at, string key, ScalarKind kind)
    {
        var found = NonStringKey.At(at, $"non-string key `{key}`: it is {Article(kind)}, and keys must be strings");
        return key.Length == 0
            ? found
            : found
                .WithHelp($"quote it: `\"{key}\"`")
                .WithFix(
                    "quote the key",
                    Applicability.Safe,
                    new TextEdit(at with { Span = new TextSpan(at.Span.Start, 0) }, "\""),
                    new TextEdit(at with { Span = new TextSpan(at.Span.End, 0) }, "\"")
                );
    }

    internal static Diagnostic NotMergeable(Location at) =>
        InvalidMerge.At(
            at,
            "map merge requires map or sequence of maps as the value: `<<` takes a mapping, an alias of one, or a list of them"
        );

    internal static Diagnostic Nameless(Location at, string word) =>
        Syntax(at, $"the name of this {word} is missing")
            .WithHelp($"put it directly after the `{at.Characters[0]}`, or quote the value if that is part of it");

    internal static Diagnostic Twice(Location at, string word) =>
        Syntax(at, $"a second {word} for one value").WithHelp("keep one of the two");

    internal static Diagnostic TouchingTag(Location at, string tag) =>
        Syntax(at, $"a space is missing after the tag `{tag}`")
            .WithHelp("put a space between tag and value, or quote the value if the `!` is part of it");

    internal static Diagnostic TabIndentation(Location at) =>
        Syntax(at, "tab used for indentation").WithHelp("YAML is indented with spaces");

    internal static Diagnostic ExpectedComma(Location at, char close, Location open) =>
        Syntax(at, $"`,` or `{close}` is expected here")
            .See(open, "in the collection that starts here")
            .WithHelp("separate entries with `,`; a key and its colon must be on one line");

    internal static Diagnostic Mistyped(Location at, string text, string tag) =>
        Syntax(at, text.Length == 0 ? $"`{tag}` needs a value" : $"`{text}` is not a `{tag}`")
            .WithHelp("remove the tag, or write a value that matches it");

    internal static Diagnostic NotUtf8(Location at, byte value) =>
        NotText.At(at, $"byte 0x{value:X2} is not valid UTF-8").WithHelp("save the file as UTF-8");

    internal static Diagnostic Control(Location at, char value) =>
        NotText
            .At(at, $"control character U+{(int)value:X4} is not allowed in YAML")
            .WithHelp("remove it, or write it as an escape sequence in double quotes");

    private static string Article(ScalarKind kind) =>
        kind switch
        {
            ScalarKind.Null => "nothing (null)",
            ScalarKind.Bool => "a boolean",
            ScalarKind.Int => "a number",
            ScalarKind.Float => "a number",
            ScalarKind.Timestamp => "a date",
            _ => "text",
        };
}
