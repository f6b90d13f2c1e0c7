using System.Collections.Immutable;

namespace Compose.Lint.Dockerfiles;

/// <summary>Splits a Dockerfile into instructions, resolving comments, line continuations and here-documents. Never fails.</summary>
internal sealed class DockerfileReader
{
    private readonly string[] lines;
    private readonly char escape;
    private int at;

    private DockerfileReader(string text)
    {
        lines = text.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n');
        for (; at < lines.Length && Directive(lines[at]) is var (name, value); at++)
        {
            if (name == "escape" && value is "\\" or "`")
                escape = value[0];
            if (name == "syntax")
                Syntax = value;
        }
    }

    /// <summary>The frontend declared by the file, if any.</summary>
    private string? Syntax { get; }

    /// <summary>Null when the file declares a frontend other than Docker's own.</summary>
    public static ImmutableArray<DockerInstruction>? Read(string text)
    {
        var reader = new DockerfileReader(text);
        return reader.Syntax is { } syntax && !syntax.Contains("docker/dockerfile", StringComparison.Ordinal)
            ? null
            : [.. reader.Instructions()];
    }

    private IEnumerable<DockerInstruction> Instructions()
    {
        while (at < lines.Length)
        {
            var first = at + 1;
            var text = Joined().Trim();
            if (text.Length == 0)
                continue;
            var end = text.AsSpan().IndexOfAny(' ', '\t');
            var name = (end < 0 ? text : text[..end]).ToUpperInvariant();
            var rest = end < 0 ? "" : text[end..].TrimStart();
            if (name is "RUN" or "COPY" or "ADD")
                SkipHereDocuments(rest);

            var flags = ImmutableArray.CreateBuilder<string>();
            while (rest.StartsWith("--", StringComparison.Ordinal))
            {
                end = rest.AsSpan().IndexOfAny(' ', '\t');
                flags.Add(end < 0 ? rest[2..] : rest[2..end]);
                rest = end < 0 ? "" : rest[end..].TrimStart();
            }

            yield return new DockerInstruction(first, name, flags.DrainToImmutable(), rest);
        }
    }

    /// <summary>The next line joined with its continuations; empty for a comment or blank line.</summary>
    private string Joined()
    {
        var joined = "";
        while (at < lines.Length)
        {
            var line = lines[at++];
            if (IsComment(line) || (joined.Length > 0 && string.IsNullOrWhiteSpace(line)))
            {
                if (joined.Length == 0)
                    return "";
                continue;
            }

            var trimmed = line.TrimEnd();
            if (trimmed.Length == 0 || trimmed[^1] != (escape == '\0' ? '\\' : escape))
                return joined + line;
            joined += trimmed[..^1] + " ";
        }

        return joined;
    }

    private void SkipHereDocuments(string text)
    {
        for (
            var start = text.IndexOf("<<", StringComparison.Ordinal);
            start >= 0;
            start = text.IndexOf("<<", start + 2, StringComparison.Ordinal)
        )
        {
            var mark = text.AsSpan(start + 2);
            var isIndented = mark.StartsWith("-", StringComparison.Ordinal);
            if (isIndented)
                mark = mark[1..];
            mark = mark.TrimStart("\"'");
            var length = 0;
            while (length < mark.Length && (char.IsAsciiLetterOrDigit(mark[length]) || mark[length] == '_'))
                length++;
            if (length == 0)
                continue;
            var word = mark[..length].ToString();
            // Without an end marker it is a shift or redirection rather than a here-document.
            var end = Array.FindIndex(lines, Math.Min(at, lines.Length), line => (isIndented ? line.TrimStart('\t') : line) == word);
            if (end >= 0)
                at = end + 1;
        }
    }

    private static bool IsComment(string line) => line.AsSpan().TrimStart().StartsWith("#", StringComparison.Ordinal);

    private static (string Name, string Value)? Directive(string line)
    {
        if (!IsComment(line))
            return null;
        var text = line.Trim().TrimStart('#');
        var equals = text.IndexOf('=');
        return equals > 0 && text[..equals].Trim() is var name && name.All(char.IsAsciiLetter) && name.Length > 0
            ? (name.ToLowerInvariant(), text[(equals + 1)..].Trim())
            : null;
    }
}
