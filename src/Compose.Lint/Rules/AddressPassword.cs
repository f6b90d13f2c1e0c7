using Compose.Model.Text;

namespace Compose.Lint.Rules;

/// <summary>Finds the password of <c>scheme://user:password@host</c>, or a known kind of token in its place, in a text.</summary>
internal static class AddressPassword
{
    private static readonly string[] Tokens = ["ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "gldt-", "x-token-auth:"];

    /// <summary>Where the first one is; null when there is none, or only a variable or placeholder.</summary>
    public static TextSpan? Find(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at > 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = at + 3;
            var rest = text.AsSpan(start);
            var end = rest.IndexOfAny(" \t\r\n/?#\"'`,;|<>()");
            var host = (end < 0 ? rest : rest[..end]).LastIndexOf('@');
            if (host <= 0)
                continue;
            var user = text.Substring(start, host);
            var colon = user.IndexOf(':');
            var password = user[(colon + 1)..];
            if (colon < 0 ? IsToken(password) : colon > 0 && password.Length > 2 && !password.Contains('$') && !Placeholder.Is(password))
                return new TextSpan(start + colon + 1, password.Length);
        }

        return null;
    }

    private static bool IsToken(string user) =>
        Array.Exists(Tokens, token => user.StartsWith(token, StringComparison.Ordinal) && user.Length > token.Length + 10);
}
