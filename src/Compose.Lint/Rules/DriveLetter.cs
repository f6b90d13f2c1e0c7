using Compose.Model.Shapes;

namespace Compose.Lint.Rules;

/// <summary>A volume with a name of one letter in the short form, which is read as a drive: <c>v:/data</c>.</summary>
internal static class DriveLetter
{
    /// <summary>
    /// Whether a mount from such a path at such a target was meant to be a volume with options: <c>v:/data:nocopy</c> is read as the host's
    /// path <c>v:/data</c> at <c>nocopy</c>.
    /// </summary>
    public static bool HidesVolume(string? source, string target) =>
        source is [var letter, ':', '/', ..]
        && char.IsAsciiLetter(letter)
        && (target is "cached" or "delegated" or "consistent" || VolumeSyntax.Parse($"volume:/path:{target}") is { Options.Length: > 0 });
}
