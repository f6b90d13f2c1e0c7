using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Lint.Targets;

/// <summary>The project that <c>COMPOSE_FILE</c> lists, in the environment or in the <c>.env</c> of a folder.</summary>
internal sealed class ComposeFileVariable(Loads loads, CancellationToken cancellationToken)
{
    private const string Name = "COMPOSE_FILE";

    private readonly Dictionary<string, ImmutableArray<string>> known = new(StringComparer.Ordinal);

    /// <summary>
    /// The listed files, absolute, in merge order; empty when the variable is set neither here nor there, or lists a file that is missing:
    /// such a project does not exist.
    /// </summary>
    public ImmutableArray<string> Of(string folder)
    {
        if (known.TryGetValue(folder, out var found))
            return found;
        var options = loads.Options;
        if (options.Variables.ContainsKey(Name))
            folder = options.WorkingDirectory;
        else if (!loads.Files.FileExists(Path.Combine(folder, ".env")))
            return known[folder] = [];
        var elsewhere = options with { WorkingDirectory = folder, Files = [] };
        // Its problems are reported where the project is linted.
        var unheard = new DiagnosticSink();
        var discovered = ProjectFiles.Discover(elsewhere, loads.Files, unheard, cancellationToken);
        return known[folder] =
            discovered.Variables.Find(Name) is null || unheard.HasErrors
                ? []
                : [.. discovered.ComposeFiles.Select(static file => file.FullPath)];
    }
}
