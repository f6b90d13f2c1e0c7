using Compose.Cli.Patterns;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>One sort of secret, known by how it is written.</summary>
/// <param name="Name">As the reference calls it.</param>
/// <param name="Pattern">What the whole value matches, or a whole word of running text.</param>
internal sealed record SecretKind(string Name, Pattern Pattern)
{
    /// <summary>What the pattern alone cannot say.</summary>
    public Func<string, bool>? Check { get; init; }

    /// <summary>Whether a value is one, quotes and blanks around it left aside.</summary>
    public bool Is(string value)
    {
        value = value.Trim(' ', '\t', '\r', '\n', ';').Trim('\'', '"');
        return Pattern.IsAll(value) && Check?.Invoke(value) != false;
    }
}
