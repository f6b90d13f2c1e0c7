using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>The accepted alternatives to a value of the wrong type.</summary>
/// <param name="Words">In words: "text or a list".</param>
internal readonly record struct Wanted(string Words)
{
    /// <summary>The accepted types of a single value.</summary>
    public ScalarTypes Texts { get; init; }

    /// <summary>What would be wrong with the value in quotes; null if nothing.</summary>
    public Diagnostic? Quoted { get; init; }

    /// <summary>The shape of list items; null when a list is not accepted.</summary>
    public Shape? Item { get; init; }

    /// <summary>The shape of a mapping; null when a mapping is not accepted.</summary>
    public Shape? Mapping { get; init; }

    /// <summary>The separator of a key and its subkeys, where only one level is allowed.</summary>
    public string? Joint { get; init; }

    /// <summary>The key the value belongs to.</summary>
    public string Key { get; init; } = "";
}

/// <summary>The help for a value of the wrong type: what was most likely meant.</summary>
internal static class WrongKind
{
    // Enough to recognise the object; the documentation lists the rest.
    private const int MostKeys = 4;

    public static Diagnostic Explain(Diagnostic found, Node node, Wanted wanted) =>
        node switch
        {
            { IsNull: true } => found.WithHelp("give it a value, or remove the key"),
            Scalar scalar => Explain(found, scalar, wanted),
            Sequence list => Explain(found, list, wanted),
            _ => Explain(found, (Mapping)node, wanted),
        };

    private static Diagnostic Explain(Diagnostic found, Scalar scalar, Wanted wanted)
    {
        if (wanted.Item is not null && MissingDashes(scalar) is { Count: > 0 } dashes)
            return WithDashes(found, dashes, scalar.At.Characters);
        if (wanted.Words == FlagShape.Boolean)
            return found.WithHelp("write `true` or `false`, without quotes");
        if (scalar.Substitution is not null)
            return found;
        if (wanted.Texts.HasFlag(ScalarTypes.Text) && wanted.Quoted is { Help: { } help })
            return found.WithHelp(help);
        // Text of a number is read as that number.
        if (scalar.Kind == ScalarKind.Float && (wanted.Texts & ScalarTypes.Whole) != 0)
            return found.WithHelp("write a whole number");
        if (wanted.Texts.HasFlag(ScalarTypes.Text) && wanted.Quoted is null)
            return found
                .WithHelp($"quote it: `\"{scalar.Text}\"`")
                .WithFix("quote the value", Applicability.Safe, Around(scalar.At, "\"", "\""));
        if (wanted.Mapping?.AsObject is { } known && MissingColon(scalar, known) is { } colon)
            return found.WithHelp($"did you mean `{colon.Meant}`?").WithFix("write it as key and value", Applicability.Unsafe, colon.Edit);
        if (wanted.Item is { } item && IsWelcome(scalar, item, wanted) && scalar.At.Characters.IndexOfAny(",[]{}\n") < 0)
            return found
                .WithHelp($"write a list with one item: `[{scalar.At.Characters}]`")
                .WithFix("make it a list", Applicability.Safe, Around(scalar.At, "[", "]"));
        return wanted.Mapping is null ? found : found.WithHelp(KeysBelow(wanted.Mapping));
    }

    private static Diagnostic Explain(Diagnostic found, Sequence list, Wanted wanted)
    {
        if (list.Items is [Scalar only] && wanted.Texts.HasFlag(ScalarTypes.Text))
            return found
                .WithHelp($"write `{only.Text}` without brackets or dash")
                .WithFix("remove it from the list", Applicability.Safe, new TextEdit(list.At, only.At.Characters.ToString()));
        if (wanted.Mapping is null)
            return found;
        if (list.Items.IsEmpty)
            return found.WithHelp("remove the key, or write a key for each item on the lines below it");
        var key = list.Items[0] switch
        {
            Scalar { Text.Length: > 0 } item => item.Text.Split('=', ':')[0],
            Mapping { Entries: [var first, ..] } => first.Name,
            _ => null,
        };
        if (list.Items.All(static i => i is Mapping) && Dashes(list) is { } dashes)
            return found
                .WithHelp(
                    key == "name"
                        ? "make each item's name a key, without the dash, with its other keys under it"
                        : $"remove the dash: `{key}:` is a key, and keys must be unique"
                )
                .WithFix("replace the dashes with spaces", key == "name" ? Applicability.Unsafe : Applicability.Safe, dashes);
        return key is null ? found : found.WithHelp($"write a key for each item: `{key}:`");
    }

    private static Diagnostic Explain(Diagnostic found, Mapping mapping, Wanted wanted)
    {
        if (mapping.Entries is not [var first, ..])
            return wanted.Item is null ? found : found.WithHelp("write `[]`, or remove the key");
        if (wanted.Item is { } item)
        {
            var pair =
                first.Value is Scalar { IsNull: false } value && item.Joint is { } joint ? $"{first.Name}{joint}{value.Text}" : first.Name;
            if (first.Name is ['-', not '-', ..] && first.Key.Style == ScalarStyle.Plain)
                return WithDashes(found, [first.Key.At.Span.Start], pair);
            if (item.AsObject?.Find(first.Name) is not null)
                return found
                    .WithHelp($"write a list: put `- ` before `{first.Name}:` and align the keys below it")
                    .WithFix("make it a list with one item", Applicability.Safe, AsItem(mapping));
            return found.WithHelp($"write a list: `- {pair}`");
        }

        if (wanted.Joint is { } between)
            return found.WithHelp($"write the whole name on one line: `{string.Join(between, Path(mapping).Prepend(wanted.Key))}: ...`");
        return wanted.Words == ScalarShape.Text
            ? found.WithHelp($"if the space after `{first.Name}:` is intended, quote the whole text")
            : found;
    }

    private static Diagnostic WithDashes(Diagnostic found, List<int> dashes, ReadOnlySpan<char> text)
    {
        var line = text[..(text.IndexOfAny('\n', '\r') is >= 0 and var end ? end : text.Length)];
        return found
            .WithLabel("a space is missing after `-`")
            .WithHelp($"write `- {line[1..]}`")
            .WithFix(
                "add the space",
                Applicability.Safe,
                [.. dashes.Select(at => new TextEdit(found.At with { Span = new TextSpan(at + 1, 0) }, " "))]
            );
    }

    /// <summary>Offsets of dashes that start a line of plain text without a following space.</summary>
    private static List<int> MissingDashes(Scalar scalar)
    {
        var dashes = new List<int>();
        if (scalar.Style != ScalarStyle.Plain || scalar.Origin is not null)
            return dashes;
        var text = scalar.At.Characters;
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at + 1 < text.Length && text[at] == '-' && !char.IsWhiteSpace(text[at + 1]))
                dashes.Add(scalar.At.Span.Start + at);
            else if (dashes.Count == 0)
                return dashes;
            var end = text[at..].IndexOf('\n');
            at = end < 0 ? text.Length : at + end;
        }

        return dashes;
    }

    /// <summary><c>image nginx</c> or <c>image:nginx</c> where <c>image: nginx</c> was meant.</summary>
    private static (string Meant, TextEdit Edit)? MissingColon(Scalar scalar, ObjectShape known)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.At.Characters.Contains('\n'))
            return null;
        var colon = scalar.Text.IndexOf(':');
        if (colon > 0 && known.Find(scalar.Text[..colon]) is { } touched)
            return ($"{touched.Name}: {scalar.Text[(colon + 1)..].TrimStart()}", new TextEdit(scalar.At.Part(colon + 1, 0), " "));
        var blank = scalar.Text.IndexOf(' ');
        if (blank <= 0)
            return null;
        var word = scalar.Text[..blank];
        var key = known.Find(word) is not null ? word : known.Meant(word);
        return key is null ? null : ($"{key}: {scalar.Text[(blank + 1)..]}", new TextEdit(scalar.At.Part(0, blank), $"{key}:"));
    }

    private static bool IsWelcome(Scalar scalar, Shape item, Wanted wanted) =>
        (item as ScalarShape ?? (item as EitherShape)?.Text)?.Accepts(scalar) == true
        && (wanted.Mapping is null || (scalar.Kind == ScalarKind.String && !scalar.Text.Contains(':')))
        && scalar.Text is not ['-', ..]
        && Lookalikes.IndexIn(scalar.Text) < 0;

    private static string KeysBelow(Shape mapping)
    {
        if (mapping.AsObject is not { } known)
            return "write keys and values on separate lines below it: `name: value`";
        var keys = known.Attributes.Take(MostKeys).Select(static a => $"`{a.Name}`");
        return $"write its keys on separate lines below it: {string.Join(", ", keys)}{(known.Attributes.Length > MostKeys ? " and others" : "")}";
    }

    /// <summary>The keys from a mapping down to its first single value.</summary>
    private static IEnumerable<string> Path(Mapping mapping)
    {
        for (Node? node = mapping; node is Mapping { Entries: [var first, ..] }; node = first.Value)
            yield return first.Name;
    }

    /// <summary>The edits that replace the dashes of a block with spaces; null when the list has none.</summary>
    private static TextEdit[]? Dashes(Sequence list)
    {
        var edits = new TextEdit[list.Items.Length];
        for (var i = 0; i < edits.Length; i++)
        {
            var source = list.Items[i].At.Source;
            var dash = list.Items[i].At.Span.Start - 1;
            while (dash >= 0 && source.Text[dash] == ' ')
                dash--;
            if (dash < 0 || source.Text[dash] != '-' || list.Items[i].Origin is not null)
                return null;
            edits[i] = new TextEdit(new Location(source, new TextSpan(dash, 1)), " ");
        }

        return edits;
    }

    /// <summary>The edits that turn a mapping into the only item of a list.</summary>
    private static TextEdit[] AsItem(Mapping mapping)
    {
        if (mapping.At.Characters.StartsWith("{"))
            return Around(mapping.At, "[", "]");
        var edits = new List<TextEdit>();
        var source = mapping.At.Source;
        for (var line = mapping.At.Start.Line; line <= mapping.At.End.Line; line++)
        {
            var at = edits.Count == 0 ? mapping.At.Span.Start : source.StartOfLine(line);
            if (!source.Line(line).IsWhiteSpace())
                edits.Add(new TextEdit(new Location(source, new TextSpan(at, 0)), edits.Count == 0 ? "- " : "  "));
        }

        return [.. edits];
    }

    private static TextEdit[] Around(Location at, string before, string after) =>
        [new(at with { Span = new TextSpan(at.Span.Start, 0) }, before), new(at with { Span = new TextSpan(at.Span.End, 0) }, after)];
}
