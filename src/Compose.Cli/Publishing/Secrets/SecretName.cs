using Compose.Cli.Patterns;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>Recognises secrets by name: <c>DB_PASSWORD</c>, <c>api-key</c>.</summary>
internal static class SecretName
{
    public const string Kind = "Keyword Detector";

    private static readonly Pattern Name = new(
        "(?i)^[\\w.\\[\\]~-]*((api|access|auth|service|account|db|database|priv|private|client)[-_]?key"
            + "|(db|database|key)[-_]?pass|password|passwd|pwd|secret|token|contraseña|contrasena)[\\w.\\[\\]~-]*$"
    );

    private static readonly Pattern Literal = new("(?m)^[\"']?[^${\\s].+[^}\\s][\"']?;?$");

    /// <summary>Whether such a name has a literal value. A variable does not count, nor does a template that ends in one.</summary>
    /// <param name="leastEntropy">Minimum bits per character; 0 for any value.</param>
    public static bool GivesAway(string key, string value, double leastEntropy) =>
        Name.IsMatch(key) && Literal.IsMatch(value.Trim()) && Entropy.Of(value) >= leastEntropy;

    /// <summary>Whether a text is at least partly literal, with <c>$$</c> as a dollar.</summary>
    public static bool IsLiteral(string text) => Literal.IsMatch(text.Replace("$$", "X", StringComparison.Ordinal));
}
