namespace Compose.Model.Text.Secrets;

/// <summary>Finds the passwords of <c>scheme://user:password@host</c>, and known kinds of tokens in the place of the user.</summary>
public static class AddressPasswords
{
    private static readonly string[] Tokens = ["ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "gldt-"];

    /// <summary>Where they are, in order; variables (<c>${...}</c>) are left out.</summary>
    public static IEnumerable<TextSpan> In(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
            if (InAuthority(text, at + 3) is { Length: > 0 } password && !text.AsSpan(password.Start, password.Length).Contains('$'))
                yield return password;
    }

    private static TextSpan? InAuthority(string text, int start)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOfAny(" \t\r\n/?#\"'`,;|<>()");
        var host = (end < 0 ? rest : rest[..end]).LastIndexOf('@');
        if (host <= 0)
            return null;
        var user = rest[..host];
        var colon = user.IndexOf(':');
        if (colon < 0)
            return IsToken(user) ? new TextSpan(start, host) : null;
        return TextSpan.Between(start + colon + 1, start + host);
    }

    private static bool IsToken(ReadOnlySpan<char> user)
    {
        foreach (var token in Tokens)
            if (user.Length > token.Length + 10 && user.StartsWith(token, StringComparison.Ordinal))
                return true;
        return false;
    }
}
