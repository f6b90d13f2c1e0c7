using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Suppressions;

/// <summary>A linter directive in a comment: <c># compose-lint disable-line CF401, image-untagged -- reason</c>.</summary>
/// <param name="Verb">disable-line, disable-next-line, disable, enable or disable-file, as typed.</param>
/// <param name="Rules">The rules named, each with its location.</param>
internal sealed record Directive(
    Comment Comment,
    string Verb,
    Location VerbAt,
    ImmutableArray<(string Name, Location At)> Rules,
    string? Reason
)
{
    private const string Mark = "compose-lint";

    public static Directive? Read(Comment comment)
    {
        var text = comment.Text;
        var start = text.AsSpan().IndexOfAnyExcept('#', ' ', '\t');
        if (start < 0 || !text.AsSpan(start).StartsWith(Mark, StringComparison.Ordinal))
            return null;
        var at = start + Mark.Length;
        if (at < text.Length && text[at] is not (' ' or '\t' or ':'))
            return null;

        string? reason = null;
        var end = text.IndexOf(" -- ", at, StringComparison.Ordinal);
        if (end < 0 && text.EndsWith(" --", StringComparison.Ordinal))
            end = text.Length - 3;
        if (end >= 0)
            reason = text[(end + 3)..].Trim();
        else
            end = text.Length;

        var words = ImmutableArray.CreateBuilder<(string, Location)>();
        while (at < end)
        {
            var skip = text.AsSpan(at, end - at).IndexOfAnyExcept(" \t,:");
            if (skip < 0)
                break;
            at += skip;
            var length = text.AsSpan(at, end - at).IndexOfAny(" \t,");
            if (length < 0)
                length = end - at;
            words.Add((text.Substring(at, length), comment.At.Part(at, length)));
            at += length;
        }

        if (words.Count == 0)
            return new Directive(comment, "", comment.At, [], reason);
        var verb = words[0];
        words.RemoveAt(0);
        return new Directive(comment, verb.Item1, verb.Item2, words.DrainToImmutable(), reason);
    }
}
