using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>The short form of a mount: <c>[source:]target[:options]</c> (spec 1.8b).</summary>
public static class VolumeSyntax
{
    /// <summary>The parts of a short form. <paramref name="Options"/> are the known ones; the reference drops others.</summary>
    /// <param name="IsBare">One or two characters: the target of an anonymous volume, used as is.</param>
    public readonly record struct Mount(string? Source, string Target, string[] Options, bool IsBare)
    {
        /// <summary>Whether the source is a host path rather than a volume key.</summary>
        public bool IsBind => Source is ['.' or '/' or '~' or '\\', ..] || Source is [var drive, ':', ..] && char.IsLetter(drive);
    }

    private static readonly Descriptor Ignored = ShapeDiagnostics.InvalidMount with { Severity = Severity.Warning };

    // Access, label, propagation.
    private static readonly string[][] Kinds =
    [
        ["ro", "rw"],
        ["z", "Z"],
        ["private", "rprivate", "shared", "rshared", "slave", "rslave"],
    ];

    private static readonly string[] Known = [.. Kinds[0], "nocopy", .. Kinds[1], .. Kinds[2]];

    /// <summary>Null when the text is malformed.</summary>
    public static Mount? Parse(string text) => Read(text, out var mount) is null ? mount : null;

    /// <summary>Whether unsubstituted variables decide if it is a path or a volume, or its options.</summary>
    internal static bool IsUndecided(string text) =>
        text.StartsWith('$') || (Fields(text) is [_, _, var options, ..] && text.IndexOf('$', options.Start) >= 0);

    internal static Mistake? Check(string text) => Read(text, out var mount) ?? LostOption(text, mount);

    private static Mistake? Read(string text, out Mount mount)
    {
        mount = new Mount(null, text, [], true);
        if (text.Length == 0)
            return Wrong(default, "a mount must not be empty", "write `source:target`, or a path in the container");
        if (text.Length <= 2)
            return null;

        var fields = Fields(text);
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Length == 0)
                return Wrong(
                    fields[i],
                    $"there is nothing {(i == 0 ? "before" : "after")} the `:`",
                    "write `source:target` or `source:target:options`"
                );
        if (fields.Count > 3)
            return Wrong(
                TextSpan.Between(fields[3].Start, text.Length),
                "a mount has at most three parts",
                "write `source:target:options`"
            );

        mount =
            fields.Count == 1
                ? new Mount(null, Clean(text), [], false)
                : new Mount(Field(0), Clean(Field(1)), fields.Count > 2 ? [.. Field(2).Split(',').Where(Known.Contains)] : [], false);
        return null;

        string Field(int i) => text.Substring(fields[i].Start, fields[i].Length);
    }

    /// <summary>Splits at colons, except one after a drive letter or inside <c>${...}</c>.</summary>
    private static List<TextSpan> Fields(string text)
    {
        var fields = new List<TextSpan>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
                depth++;
            else if (text[i] == '}' && depth > 0)
                depth--;
            else if (text[i] == ':' && depth == 0 && !(i - start == 1 && char.IsLetter(text[start])))
            {
                fields.Add(TextSpan.Between(start, i));
                start = i + 1;
            }
        }

        fields.Add(TextSpan.Between(start, text.Length));
        return fields;
    }

    private static Mistake? LostOption(string text, Mount mount)
    {
        if (mount.Source is null || Fields(text) is not [_, _, var options])
            return null;
        var at = options.Start;
        foreach (var option in text[at..].Split(','))
        {
            if (!Known.Contains(option) && option is not ("cached" or "delegated" or "consistent"))
                return new Mistake(
                    Ignored,
                    new TextSpan(at, option.Length),
                    $"`{option}` is not an option of a mount and has no effect",
                    Spelling.Nearest(option, Known) is { } meant
                        ? $"did you mean `{meant}`?"
                        : $"write {ShapeDiagnostics.Join([.. Known.Select(static o => $"`{o}`")], "or")}"
                );
            at += option.Length + 1;
        }

        return Contradiction(text[options.Start..].Split(',')) is var (first, last)
            ? new Mistake(
                Ignored,
                new TextSpan(options.Start, options.Length),
                $"`{first}` has no effect: `{last}` after it contradicts it",
                "keep one of them"
            )
            : null;
    }

    /// <summary>Two options of which a mount has one; the reference takes the last.</summary>
    private static (string First, string Last)? Contradiction(string[] options)
    {
        foreach (var kind in Kinds)
            if (options.Where(kind.Contains).Distinct().ToList() is [var first, .., var last])
                return (first, last);
        return null;
    }

    /// <summary>The normalised path in a Linux container: no <c>.</c>, no <c>..</c>, no doubled or trailing slash.</summary>
    public static string Clean(string path)
    {
        if (path.Length == 0 || IsClean(path))
            return path;
        var rooted = path[0] == '/';
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (!rooted)
                parts.Add(part);
        }

        var cleaned = new StringBuilder(rooted ? "/" : "").AppendJoin('/', parts);
        return cleaned.Length == 0 ? "." : cleaned.ToString();
    }

    private static bool IsClean(string path) =>
        path[0] == '/'
        && path.Length > 1
        && path[^1] is not ('/' or '.')
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal);

    private static Mistake Wrong(TextSpan part, string message, string help) => new(ShapeDiagnostics.InvalidMount, part, message, help);
}
