using Compose.Lint.Catalog;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;

namespace Compose.Lint.Configuration;

/// <summary>The configuration of each folder, read once.</summary>
/// <param name="preset">The preset that replaces the configured one.</param>
/// <param name="named">The file that replaces the nearest ones; absolute path.</param>
internal sealed class Configurations(
    string? named,
    string? preset,
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
        config = named is null ? reader.Nearest(folder, cancellationToken) : reader.Read(named, cancellationToken) ?? LintConfig.Default;
        return known[folder] = config with { Severities = Presets.Of(preset ?? config.Preset).AddRange(config.Severities) };
    }
}
