using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Passes.Paths;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Model.Passes;

/// <summary>State shared by everything read in one load. Each file is read and parsed once.</summary>
internal sealed class LoadContext(LoadOptions options, ISourceLoader files, DiagnosticSink sink, CancellationToken cancellationToken)
{
    // Longer than any legitimate chain of links; beyond it the current name is used.
    private const int MostLinks = 40;

    private readonly Dictionary<string, YamlFile?> read = new(StringComparer.Ordinal);
    private readonly List<YamlFile> sources = [];
    private readonly List<FileReference> references = [];
    private readonly List<Scalar> remotes = [];
    private readonly List<Variable> lent = [];

    public LoadOptions Options => options;

    public ISourceLoader Files => files;

    public DiagnosticSink Sink => sink;

    public CancellationToken Cancellation => cancellationToken;

    public ShapeContext Shapes { get; } = new(sink) { Grammars = options.Interpolate };

    /// <summary>The same, when other files follow.</summary>
    public ShapeContext EarlyShapes { get; } = new(sink) { Grammars = options.Interpolate, IsLast = false };

    /// <summary>The home folder, for paths starting with <c>~</c>.</summary>
    public string? Home => options.Variables.GetValueOrDefault("HOME");

    /// <summary>All compose files read so far.</summary>
    public IReadOnlyList<YamlFile> Sources => sources;

    /// <summary>Local files requested by other files.</summary>
    public IReadOnlyList<FileReference> References => references;

    /// <summary>Remote resources requested by files.</summary>
    public IReadOnlyList<Scalar> RemoteReferences => remotes;

    /// <summary>Variables of includes that the project needs at run time.</summary>
    public IReadOnlyList<Variable> Lent => lent;

    /// <param name="from">Absolute path of the requesting file.</param>
    /// <param name="path">The result of <see cref="Locate"/>.</param>
    public void Refer(string from, Scalar typed, string path)
    {
        if (options.Remote?.Accepts(typed.Text) == true)
            remotes.Add(typed);
        else
            references.Add(new FileReference(from, typed.At, RealPath(path)));
    }

    public void Lend(Variable variable) => lent.Add(variable);

    /// <summary>The documents of a file; null when it cannot be read, which is reported at <paramref name="asked"/>.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="what">The file's role in messages.</param>
    public YamlFile? Read(string path, string what, Location asked)
    {
        if (read.TryGetValue(path, out var known))
            return known;
        return read[path] = ReadText(path, what, asked) is { } source ? Parse(source) : null;
    }

    public YamlFile Parse(SourceText source)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = YamlReader.Parse(source, sink, cancellationToken);
        sources.Add(file);
        return file;
    }

    public SourceText? ReadText(string path, string what, Location asked) =>
        Discovery.FoundFile.Read(path, what, asked, options.WorkingDirectory, files, sink)?.Source;

    /// <summary>The local path of a typed path: fetched when remote, else absolute below the folder. Null when unavailable.</summary>
    public string? Locate(string typed, string folder, Location asked)
    {
        if (options.Remote is not { } remote || !remote.Accepts(typed))
            return Absolute(typed, folder);
        try
        {
            return remote.Fetch(typed, cancellationToken);
        }
        catch (RemoteResourceException failure)
        {
            sink.Add(ResolutionDiagnostics.NotFetched(asked, typed, failure.Message));
            return null;
        }
    }

    public string Absolute(string typed, string folder)
    {
        var path = HostPath.ExpandHome(typed, Home);
        return HostPath.IsAbsolute(path) ? HostPath.Clean(path) : HostPath.Join(folder, path);
    }

    /// <summary>The path with symbolic links resolved, so that a file is recognised under any name.</summary>
    public string RealPath(string path)
    {
        for (var i = 0; i < MostLinks && files.ResolveLink(path) is var target && target != path; i++)
            path = target;
        return path;
    }

    /// <summary>A path for display.</summary>
    public string Shown(string path) => ShownPath.Of(path, options.WorkingDirectory);
}
