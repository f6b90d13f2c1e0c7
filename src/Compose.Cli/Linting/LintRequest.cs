using Compose.Cli.Calls;
using Compose.Lint;
using Compose.Model.Inputs;

namespace Compose.Cli.Linting;

/// <summary>What to lint.</summary>
/// <param name="Files">Where files are read; with standard input as one of them.</param>
/// <param name="Input">The path that standard input takes; null when it is not read.</param>
internal sealed record LintRequest(LintOptions Options, ISourceLoader Files, string? Input)
{
    /// <summary>Standard input as a file: with a name it belongs to that file's project, without one it is a project.</summary>
    public static LintRequest OfInput(Invocation call, LintOptions options, string? name)
    {
        var path = Path.GetFullPath(name ?? "-", options.WorkingDirectory);
        return new LintRequest(
            name is null ? options with { Files = [path] } : options with { Files = [], Paths = [name] },
            new OneFileInMemory(call.Host.Files, path, call.Host.Streams.In),
            path
        );
    }
}
