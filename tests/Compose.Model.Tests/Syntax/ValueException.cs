namespace Compose.Model.Tests.Syntax;

/// <summary>A kind of text that YamlDotNet reads differently, and why; detected by the first differing line.</summary>
internal sealed record ValueException(string Reason, Func<string, (string Here, string There), bool> Holds)
{
    public static readonly ValueException[] All =
    [
        new("a byte order mark is taken off a file's bytes by us, and is text in a text", (text, _) => text.StartsWith('\ufeff')),
        new(
            "a carriage return alone ends a line to YAML, to an editor it does not",
            (text, difference) =>
                text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\r', StringComparison.Ordinal)
                && WithoutPlace(difference.Here) == WithoutPlace(difference.There)
        ),
        new(
            "a block scalar of which a line begins in the first column: YamlDotNet takes the blanks off the others",
            (_, difference) =>
                difference.Here.Contains("Literal", StringComparison.Ordinal)
                && difference.Here.Replace(" ", "", StringComparison.Ordinal) == difference.There.Replace(" ", "", StringComparison.Ordinal)
        ),
        new(
            "between brackets a colon at the end of a word makes it a key to the reference",
            (_, difference) =>
                difference.There.EndsWith(":'", StringComparison.Ordinal)
                && (difference.Here == "{}" || difference.Here[..^1] + ":'" == difference.There)
        ),
        new(
            "between brackets a text may begin with a colon to the reference",
            (_, difference) => difference.Here.Contains("Plain ':", StringComparison.Ordinal)
        ),
    ];

    public static ValueException? Of(string text, (string Here, string There) difference) =>
        Array.Find(All, exception => exception.Holds(text, difference));

    public override string ToString() => Reason;

    private static string WithoutPlace(string line) => line[(line.IndexOf(' ') + 1)..];
}
