using Compose.Cli.Patterns;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>Values whose name says that they are secret: <c>DB_PASSWORD</c>, <c>api-key</c>.</summary>
internal static class SecretName
{
    public const string Kind = "Keyword Detector";

    private static readonly Pattern Name = new(
        "(?i)^[\\w.\\[\\]~-]*((api|access|auth|service|account|db|database|priv|private|client)[-_]?key"
            + "|(db|database|key)[-_]?pass|password|passwd|pwd|secret|token|contraseña|contrasena)[\\w.\\[\\]~-]*$"
    );

    private static readonly Pattern Literal = new("(?m)^[\"']?[^${\\s].+[^}\\s][\"']?;?$");

    /// <summary>Whether such a name has a value of its own, not a variable's. A template that ends in a variable is none either.</summary>
    /// <param name="leastEntropy">Bits a character; 0 for any value.</param>
    public static bool GivesAway(string key, string value, double leastEntropy) =>
        Name.IsMatch(key) && Literal.IsMatch(value.Trim()) && Entropy.Of(value) >= leastEntropy;

    /// <summary>Whether a text stands for itself, in part at least, once <c>$$</c> is a dollar.</summary>
    public static bool IsLiteral(string text) => Literal.IsMatch(text.Replace("$$", "X", StringComparison.Ordinal));
}
