using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>Image references: <c>[registry[:port]/]path[:tag][@digest]</c>. The reference does not check them, the engine does.</summary>
internal static class ImageSyntax
{
    private const int LongestTag = 128;

    public static Mistake? Check(string text)
    {
        if (text.Length == 0)
            return null;
        var blank = text.AsSpan().IndexOfAny(" \t\n");
        if (blank >= 0)
            return Wrong(new TextSpan(blank, 1), "an image reference must not contain spaces", "remove it");
        var digest = text.IndexOf('@');
        var name = digest < 0 ? text : text[..digest];
        if (digest >= 0 && CheckDigest(text, digest + 1) is { } badDigest)
            return badDigest;

        var colon = name.LastIndexOf(':');
        if (colon > name.LastIndexOf('/'))
        {
            if (CheckTag(name, colon + 1) is { } badTag)
                return badTag;
            name = name[..colon];
        }

        return CheckPath(name);
    }

    private static Mistake? CheckPath(string name)
    {
        var start = 0;
        var slash = name.IndexOf('/');
        // The first part is a registry if it looks like a host; it may have capitals and a port.
        if (slash > 0 && (name.AsSpan(0, slash).IndexOfAny(".:") >= 0 || name.AsSpan(0, slash) is "localhost"))
            start = slash + 1;
        foreach (var range in name.AsSpan(start).Split('/'))
        {
            var part = name.AsSpan(start)[range];
            var at = start + range.Start.GetOffset(name.Length - start);
            if (part.IsEmpty)
                return Wrong(new TextSpan(Math.Max(0, at - 1), 1), "a part of the image's path is empty", "write `registry/path/name:tag`");
            var upper = part.IndexOfAnyInRange('A', 'Z');
            if (upper >= 0)
                return Wrong(
                    new TextSpan(at, part.Length),
                    $"`{part}` contains uppercase letters; an image's path must not",
                    $"write `{part.ToString().ToLowerInvariant()}`"
                );
            if (part.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789._-") is >= 0 and var odd)
                return Wrong(
                    new TextSpan(at + odd, 1),
                    $"`{part[odd]}` is not allowed in an image's path",
                    "use lowercase letters, digits, `.`, `_` and `-`"
                );
            if (!char.IsAsciiLetterOrDigit(part[0]) || !char.IsAsciiLetterOrDigit(part[^1]))
                return Wrong(new TextSpan(at, part.Length), $"`{part}` must begin and end with a letter or digit", "remove the separator");
        }

        return null;
    }

    private static Mistake? CheckTag(string name, int at)
    {
        var tag = name.AsSpan(at);
        if (tag.IsEmpty)
            return Wrong(new TextSpan(at - 1, 1), "the tag after `:` is empty", "write a tag, or remove the colon");
        var odd = tag.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
        if (odd >= 0)
            return Wrong(new TextSpan(at + odd, 1), $"`{tag[odd]}` is not allowed in a tag", "use letters, digits, `.`, `_` and `-`");
        return tag.Length > LongestTag || tag[0] is '.' or '-'
            ? Wrong(
                new TextSpan(at, tag.Length),
                $"`{tag}` is not a tag",
                $"begin with a letter or digit, with at most {LongestTag} characters"
            )
            : null;
    }

    private static Mistake? CheckDigest(string text, int at)
    {
        var digest = text.AsSpan(at);
        var colon = digest.IndexOf(':');
        var size =
            colon < 0
                ? 0
                : digest[..colon] switch
                {
                    "sha256" => 64,
                    "sha384" => 96,
                    "sha512" => 128,
                    _ => -1,
                };
        if (size < 0)
            return null;
        var sound = colon > 0 && digest.Length - colon - 1 == size && digest[(colon + 1)..].IndexOfAnyExcept("0123456789abcdef") < 0;
        return sound
            ? null
            : Wrong(new TextSpan(at, digest.Length), $"`{digest}` is not a digest", "write `sha256:` and 64 hexadecimal digits");
    }

    private static Mistake Wrong(TextSpan part, string message, string help) => new(ShapeDiagnostics.InvalidImage, part, message, help);
}
