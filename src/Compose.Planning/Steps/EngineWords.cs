using System.Collections.Immutable;

namespace Compose.Planning.Steps;

/// <summary>Parses the wording of engine errors.</summary>
internal static class EngineWords
{
    // Components that prefix their names to an error they pass on.
    private static readonly ImmutableArray<string> Plumbing =
    [
        "failed to create task for container: ",
        "failed to create shim task: ",
        "OCI runtime create failed: ",
        "runc create failed: ",
        "unable to start container process: ",
        "error during container init: ",
        "driver failed programming external connectivity on endpoint ",
        "failed to set up container networking: ",
    ];

    /// <summary>The message without those prefixes.</summary>
    public static string WithoutPlumbing(string message)
    {
        while (Plumbing.FirstOrDefault(words => message.StartsWith(words, StringComparison.Ordinal)) is { } front)
        {
            message = message[front.Length..];
            // The endpoint's name and id are between the fixed words and the reason.
            if (
                front.EndsWith("endpoint ", StringComparison.Ordinal)
                && message.IndexOf("): ", StringComparison.Ordinal) is var end and >= 0
            )
                message = message[(end + 3)..];
        }

        return message.EndsWith(": unknown", StringComparison.Ordinal) ? message[..^": unknown".Length] : message;
    }

    /// <summary>Whether the message contains a text of the file as a whole word; a kernel setting may appear as a path.</summary>
    public static bool Repeat(string message, string text) =>
        text.Length > 0
        && (HasWord(message, text) || (text.Contains('.', StringComparison.Ordinal) && HasWord(message, text.Replace('.', '/'))));

    private static bool HasWord(string message, string word)
    {
        for (
            var at = message.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = message.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
            if (IsEdge(message, at - 1) && IsEdge(message, at + word.Length))
                return true;
        return false;
    }

    // The engine writes NET_ADMIN as CAP_NET_ADMIN.
    private static bool IsEdge(string message, int at) =>
        at < 0
        || at >= message.Length
        || !(
            char.IsLetterOrDigit(message[at]) || message[at] == '-' || (message[at] == '_' && !message.AsSpan(0, at + 1).EndsWith("CAP_"))
        );
}
