using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class DisguisedCharacter : Rule
{
    private static readonly string[] Commands = [Service.CommandKey, Service.EntrypointKey, "test"];
    private static readonly string[] Variables = [Service.EnvironmentKey, "args"];
    private static readonly string[] Labels = [Service.LabelsKey, Service.AnnotationsKey];
    private static readonly string[] Prose = ["content", "dockerfile_inline"];

    public override Descriptor Descriptor { get; } =
        new("CF162", "disguised-character", Severity.Warning, "A character that looks like another one or like nothing")
        {
            Page = """
                The text contains a character that cannot be told from another one by eye, as text copied from a web page or word processor does: a zero
                width space or byte order mark, a no-break space, quotes such as `“` around a value or a word of a command, a dash such as `–` before an
                option. To Compose, the shell and the program they are letters like any other: `–v` is no option, and a no-break space separates no words.

                Text for people is not checked: comments, `x-` keys, contents of files, and spaces within values of variables and labels.
                `--fix --unsafe-fixes` types what was meant.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from file in context.Project.Sources
        from document in file.Documents
        from found in Of(document.Root, "the file", TextUse.Word)
        where !context.Reported.Any(reported => Overlap(reported.At, found.At))
        select found;

    private IEnumerable<Diagnostic> Of(Node? node, string key, TextUse use) =>
        node switch
        {
            Scalar text => Found(text, key, use) is { } found ? [found] : [],
            Sequence list => list.Items.SelectMany(item => Of(item, key, use)),
            Mapping map => map.Entries.SelectMany(entry => OfEntry(entry, use)),
            _ => [],
        };

    private IEnumerable<Diagnostic> OfEntry(Entry entry, TextUse use)
    {
        var below = use is not TextUse.Word ? use
            : Commands.Contains(entry.Name) && entry.Value is not Mapping ? TextUse.Command
            : Variables.Contains(entry.Name) ? TextUse.Variable
            : Labels.Contains(entry.Name) ? TextUse.Label
            : Prose.Contains(entry.Name) || entry.Name.StartsWith("x-", StringComparison.Ordinal) ? TextUse.Prose
            : TextUse.Word;
        var values = Of(entry.Value, entry.Name, below);
        // A key is a word, whatever is below it.
        return use != TextUse.Prose && Found(entry.Key, null, TextUse.Word) is { } key ? values.Prepend(key) : values;
    }

    /// <param name="key">Null when the text is a key itself.</param>
    private Diagnostic? Found(Scalar scalar, string? key, TextUse use)
    {
        var typed = scalar.At.Typed();
        var shift = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted && typed.Length > 1 ? 1 : 0;
        var text = typed[shift..^shift];
        // The item of a list of variables: its value is what may be quoted.
        var start = use == TextUse.Variable && Variables.Contains(key) ? text.IndexOf('=') + 1 : 0;
        var places = Disguises
            .In(text[..start], TextUse.Word)
            .Concat(Disguises.In(text[start..], use).Select(at => start + at))
            .Select(at => scalar.At.Part(shift + at, 1))
            .ToList();
        if (places is not [var first, ..])
            return null;
        var (character, meant) = (first.Characters[0], Lookalikes.Meant(first.Characters[0]));
        var looks = meant.Trim().Length == 0 ? "is invisible" : $"is no `{meant}`";
        return Descriptor
            .At(first, $"{(key is null ? "the key" : $"the value of `{key}`")} contains {Lookalikes.Named(character)}, which {looks}")
            .WithHelp(
                meant.Length == 0 ? "remove the character"
                : meant.Trim().Length == 0 ? "type a space in its place"
                : $"type `{meant}` in its place"
            )
            .WithFix(
                "type what was meant",
                Applicability.Unsafe,
                [.. places.Select(static at => new TextEdit(at, Lookalikes.Meant(at.Characters[0])))]
            );
    }

    private static bool Overlap(Location a, Location b) =>
        a.Source == b.Source && a.Span.Start < b.Span.Start + b.Span.Length && b.Span.Start < a.Span.Start + a.Span.Length;
}
