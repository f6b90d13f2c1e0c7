using Compose.Model.Diagnostics;
using Compose.Model.Inputs;

namespace Compose.Lint.Configuration;

/// <summary>The configuration of each folder, read once.</summary>
/// <param name="named">The file that replaces the nearest ones; absolute path.</param>
internal sealed class Configurations(
    string? named,
    string workingDirectory,
    ISourceLoader files,
    DiagnosticSink problems,
    CancellationToken cancellationToken
)
{
    private readonly LintConfigReader reader = new(files, problems, workingDirectory);
    private readonly Dictionary<string, LintConfig> known = new(StringComparer.Ordinal);

    /// <param name="folder">Absolute path of a linted file's folder.</param>
    public LintConfig For(string folder)
    {
        if (named is not null)
            folder = "";
        if (known.TryGetValue(folder, out var config))
            return config;
        return known[folder] = named is null
            ? reader.Nearest(folder, cancellationToken)
            : reader.Read(named, cancellationToken) ?? LintConfig.Default;
    }
}
