using Compose.Model.Diagnostics;

namespace Compose.Cli.CommandLine;

/// <summary>"Did you mean" at the end of a message.</summary>
internal static class Suggestion
{
    /// <summary><c>; did you mean "up"?</c>, or nothing when no name is near.</summary>
    public static string For(string typed, IEnumerable<string> names) => Spelling.Nearest(typed, names) is { } name ? $"; did you mean \"{name}\"?" : "";
}
