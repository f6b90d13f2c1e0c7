using Compose.Cli.Patterns;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>A kind of secret, recognised by its format.</summary>
/// <param name="Name">Name used by the reference.</param>
/// <param name="Pattern">Matches the whole value, or a whole word of running text.</param>
internal sealed record SecretKind(string Name, Pattern Pattern)
{
    /// <summary>A check beyond the pattern.</summary>
    public Func<string, bool>? Check { get; init; }

    /// <summary>Whether a value is of this kind, ignoring surrounding quotes and blanks.</summary>
    public bool Is(string value)
    {
        value = value.Trim(' ', '\t', '\r', '\n', ';').Trim('\'', '"');
        return Pattern.IsAll(value) && Check?.Invoke(value) != false;
    }
}
