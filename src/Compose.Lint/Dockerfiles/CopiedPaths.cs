namespace Compose.Lint.Dockerfiles;

/// <summary>The context paths that a <c>COPY</c> or <c>ADD</c> uses, as far as known without building.</summary>
internal static class CopiedPaths
{
    public static IEnumerable<string> Of(DockerInstruction copy)
    {
        var words = copy.Text.StartsWith('[') ? copy.List ?? [] : copy.Words;
        // Excludes here-documents, variables, wildcards, URLs, and quoting that differs between versions.
        return words
            .Take(Math.Max(0, words.Length - 1))
            .Where(static word =>
                word.AsSpan().IndexOfAny("<$*?[\"'\\") < 0
                && !word.Contains("://", StringComparison.Ordinal)
                && !word.StartsWith("git@", StringComparison.Ordinal)
            );
    }
}
