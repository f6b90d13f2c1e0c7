namespace Compose.Model.Text.Secrets;

/// <summary>Recognises the names of values that are secrets: <c>DB_PASSWORD</c>, <c>api-key</c>.</summary>
public static class SecretNames
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

    // Where it is, and what is known about it.
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
        "_MECHANISM",
        "_PROTOCOL",
        "_PROVIDER",
        "_CLASS",
        "_HOST",
        "_HOSTNAME",
        "_PORT",
        "_SERVERS",
    ];

    /// <summary>Whether a variable, option or key of this name holds a secret.</summary>
    public static bool Include(string name)
    {
        var upper = name.ToUpperInvariant().Replace('-', '_');
        return Array.Exists(Words, upper.Contains)
            && !Array.Exists(Endings, upper.EndsWith)
            && !upper.Contains("ALLOW_EMPTY", StringComparison.Ordinal)
            && !upper.Contains("PUBLIC", StringComparison.Ordinal)
            && !IsUserName(upper);
    }

    /// <summary>Whether a text can be one; booleans, small numbers and paths are settings about secrets.</summary>
    public static bool IsLikelyValue(ReadOnlySpan<char> value) =>
        value.Length >= 3
        && value[0] != '/'
        && !value.Equals("true", StringComparison.OrdinalIgnoreCase)
        && !value.Equals("false", StringComparison.OrdinalIgnoreCase)
        && !value.Equals("yes", StringComparison.OrdinalIgnoreCase)
        && !(value.Length < 5 && !value.ContainsAnyExceptInRange('0', '9'));

    /// <summary>Object stores call the name of an account its access key, and the password its secret key.</summary>
    private static bool IsUserName(string name) =>
        name.EndsWith("ACCESS_KEY", StringComparison.Ordinal)
        && !name.Contains("SECRET", StringComparison.Ordinal)
        && (name.Contains("MINIO", StringComparison.Ordinal) || name.Contains("S3", StringComparison.Ordinal)
            || name.Contains("AWS", StringComparison.Ordinal));
}
