namespace Compose.Lint.Rules;

/// <summary>Tells from names and values what is a secret.</summary>
internal static class SecretValue
{
    private static readonly string[] Words =
    [
        "PASSWORD",
        "PASSWD",
        "SECRET",
        "TOKEN",
        "API_KEY",
        "APIKEY",
        "PRIVATE_KEY",
        "ACCESS_KEY",
        "CREDENTIALS",
    ];
    private static readonly string[] Endings =
    [
        "_FILE",
        "_PATH",
        "_DIR",
        "_NAME",
        "_ID",
        "_URL",
        "_URI",
        "_SOURCE",
        "_TTL",
        "_EXPIRY",
        "_EXPIRES",
        "_EXPIRATION",
        "_LIFETIME",
        "_LENGTH",
        "_TYPE",
        "_HEADER",
        "_ENABLED",
        "_ALGORITHM",
    ];

    /// <summary>Whether a variable of that name with that value is a secret.</summary>
    public static bool Is(string key, string value) =>
        value.Length >= 3 && IsNamed(key) && value[0] is not '/' && !Placeholder.Is(value) && IsText(value);

    /// <summary>Whether a name says that the value is a secret.</summary>
    public static bool IsNamed(string key)
    {
        var name = key.ToUpperInvariant();
        return Array.Exists(Words, name.Contains)
            && !Array.Exists(Endings, name.EndsWith)
            && !name.Contains("ALLOW_EMPTY")
            && !name.Contains("PUBLIC")
            && !IsUserName(name);
    }

    /// <summary>Object stores call the name of an account its access key, and the password its secret key.</summary>
    private static bool IsUserName(string name) =>
        name.EndsWith("ACCESS_KEY", StringComparison.Ordinal)
        && !name.Contains("SECRET", StringComparison.Ordinal)
        && (name.Contains("MINIO") || name.Contains("S3") || name.Contains("AWS"));

    /// <summary>Whether it is an address with a password.</summary>
    public static bool IsInAddress(string value)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
            return false;
        var authority = value.AsSpan(scheme + 3);
        var at = authority.IndexOf('@');
        if (at <= 0 || authority[..at].IndexOfAny('/', '?', ' ') >= 0)
            return false;
        var colon = authority[..at].IndexOf(':');
        return colon > 0 && at - colon > 3 && !Placeholder.Is(authority[(colon + 1)..at].ToString());
    }

    /// <summary>Booleans and small numbers are settings about secrets, not secrets.</summary>
    private static bool IsText(string value) =>
        value is not ("true" or "false" or "yes" or "no" or "True" or "False") && !(value.Length < 5 && value.All(char.IsAsciiDigit));
}
