using System.Text.Json;

namespace Compose.Lint.Dockerfiles;

/// <summary>The context paths that a <c>COPY</c> or <c>ADD</c> uses, as far as known without building.</summary>
internal static class CopiedPaths
{
    public static IEnumerable<string> Of(DockerInstruction copy)
    {
        var words = copy.Text.StartsWith('[') ? Listed(copy.Text) : copy.Words;
        // Excludes here-documents, variables, wildcards, URLs, and quoting that differs between versions.
        return words
            .Take(Math.Max(0, words.Length - 1))
            .Where(static word =>
                word.AsSpan().IndexOfAny("<$*?[\"'\\") < 0
                && !word.Contains("://", StringComparison.Ordinal)
                && !word.StartsWith("git@", StringComparison.Ordinal)
            );
    }

    private static string[] Listed(string text)
    {
        try
        {
            using var list = JsonDocument.Parse(text);
            return
            [
                .. list
                    .RootElement.EnumerateArray()
                    .Select(static item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "$"),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
