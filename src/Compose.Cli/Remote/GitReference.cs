namespace Compose.Cli.Remote;

/// <summary>A git repository in BuildKit's syntax: <c>url[#ref[:folder]]</c>.</summary>
/// <param name="Url">The URL passed to git.</param>
/// <param name="Ref">Branch, tag or commit; null for the repository's default branch.</param>
/// <param name="Folder">Folder or file inside; empty for the root.</param>
internal sealed record GitReference(string Url, string? Ref, string Folder)
{
    /// <summary>
    /// Parses git:// and ssh:// URLs, <c>user@host:path</c>, http(s):// URLs that end in <c>.git</c>, and
    /// <c>github.com/owner/repository</c>. Null for anything else, which is then a local path.
    /// </summary>
    public static GitReference? Parse(string text)
    {
        var mark = text.IndexOf('#');
        var url = mark < 0 ? text : text[..mark];
        var fragment = mark < 0 ? "" : text[(mark + 1)..];
        if (url.StartsWith("github.com/", StringComparison.Ordinal))
            url = "https://" + url;
        else if (!IsRepository(url))
            return null;

        var colon = fragment.IndexOf(':');
        var name = colon < 0 ? fragment : fragment[..colon];
        return new GitReference(url, name.Length == 0 ? null : name, colon < 0 ? "" : fragment[(colon + 1)..]);
    }

    private static bool IsRepository(string url)
    {
        if (url.StartsWith("git://", StringComparison.Ordinal) || url.StartsWith("ssh://", StringComparison.Ordinal))
            return true;
        if (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal))
            return url.EndsWith(".git", StringComparison.Ordinal);

        // user@host:path, the short form of ssh
        var at = url.IndexOf('@');
        var colon = url.IndexOf(':', at + 1);
        return at > 0
            && colon > at + 1
            && colon < url.Length - 1
            && !url.Contains("://", StringComparison.Ordinal)
            && !url.AsSpan(0, colon).ContainsAny('/', ' ')
            && url[0] != '-';
    }
}
