using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;

namespace Compose.Lint.Targets;

/// <summary>A loaded project with its findings.</summary>
/// <param name="Project">Null when the files could not be read as a project.</param>
internal sealed record Loaded(Project? Project, ImmutableArray<Diagnostic> Findings);

/// <summary>Loads each list of files once: what a file is used for is found by loading it, before it is linted.</summary>
internal sealed class Loads(LoadOptions options, ISourceLoader files, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, Loaded> known = new(StringComparer.Ordinal);

    public LoadOptions Options => options;

    public ISourceLoader Files => files;

    /// <param name="list">Absolute paths; empty: discovered from the working directory.</param>
    public Loaded Of(ImmutableArray<string> list)
    {
        var key = string.Join('\0', list);
        if (known.TryGetValue(key, out var loaded))
            return loaded;
        cancellationToken.ThrowIfCancellationRequested();
        var sink = new DiagnosticSink();
        var project = ProjectLoader.Load(options with { Files = list }, files, sink, cancellationToken);
        return known[key] = new Loaded(project, sink.ToImmutable());
    }
}
