using Compose.Model.Diagnostics;
using Compose.Testing;

namespace Compose.Lint.Tests;

/// <summary>Lints an in-memory file tree below /app.</summary>
internal static class Linting
{
    public static LintOptions Options(params string[] paths) =>
        new()
        {
            WorkingDirectory = "/app",
            Variables = new Dictionary<string, string>(),
            Paths = [.. paths],
        };

    public static LintResult Run(MemoryFiles files, params string[] paths) => Linter.Run(Options(paths), files, CancellationToken.None);

    /// <summary>Findings as <c>path:line:col id</c>.</summary>
    public static string[] Places(this LintResult result) => [.. result.Findings.Select(Place)];

    public static string Place(Diagnostic finding) => $"{finding.At} {finding.Descriptor.Id}";
}
