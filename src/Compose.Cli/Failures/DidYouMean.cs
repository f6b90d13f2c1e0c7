using Compose.Model.Diagnostics;

namespace Compose.Cli.Failures;

/// <summary>The "did you mean" suffix of messages.</summary>
internal static class DidYouMean
{
    /// <summary><c>; did you mean "up"?</c>, or nothing when no name is near.</summary>
    public static string For(string typed, IEnumerable<string> names) =>
        Spelling.Nearest(typed, names) is { } name ? $"; did you mean \"{name}\"?" : "";

    /// <summary>An unknown service, with a suggestion or the list of services.</summary>
    public static CommandFailed NoService(string typed, IEnumerable<string> services)
    {
        var known = services.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var wayOut = For(typed, known);
        return new CommandFailed(
            $"no such service: {typed}{(wayOut.Length == 0 && known.Count > 0 ? $"\nservices: {string.Join(", ", known)}" : wayOut)}"
        );
    }
}
