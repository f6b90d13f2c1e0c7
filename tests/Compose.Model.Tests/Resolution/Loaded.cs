using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Testing;

namespace Compose.Model.Tests.Resolution;

/// <summary>Loads a project from one text, or several files below /project.</summary>
internal static class Loaded
{
    public static Project Project(string yaml, Func<LoadOptions, LoadOptions>? with = null) =>
        Project(new MemoryFiles { ["/project/compose.yaml"] = yaml }, with);

    public static Project Project(MemoryFiles files, Func<LoadOptions, LoadOptions>? with = null)
    {
        var sink = new DiagnosticSink();
        var project = Try(files, sink, with);
        if (sink.HasErrors || project is null)
            throw new InvalidOperationException(string.Join('\n', sink.ToImmutable()));
        return project;
    }

    public static Project? Try(MemoryFiles files, DiagnosticSink sink, Func<LoadOptions, LoadOptions>? with = null)
    {
        var options = new LoadOptions { WorkingDirectory = "/project", Variables = new Dictionary<string, string>() };
        return ProjectLoader.Load(with?.Invoke(options) ?? options, files, sink, CancellationToken.None);
    }
}
