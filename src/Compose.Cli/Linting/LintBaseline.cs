using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Lint;
using Compose.Lint.Baselines;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Cli.Linting;

/// <summary>The baseline named on the command line: read, applied, and written on request.</summary>
internal sealed class LintBaseline
{
    private readonly Invocation call;
    private readonly string name;
    private readonly string path;
    private readonly Baseline baseline;

    private LintBaseline(Invocation call, string name)
    {
        (this.call, this.name) = (call, name);
        path = Path.GetFullPath(name, call.Host.WorkingDirectory);
        baseline = new Baseline(Path.GetDirectoryName(path) ?? "/", call.Host.WorkingDirectory);
    }

    /// <param name="toUpdate">Whether it is about to be written, so that it may be missing.</param>
    /// <exception cref="CommandFailed">It is missing or unusable.</exception>
    public static LintBaseline Read(Invocation call, string name, bool toUpdate, CancellationToken cancellationToken)
    {
        var read = new LintBaseline(call, name);
        if (!call.Host.Files.TryRead(read.path, out var bytes))
            return toUpdate
                ? read
                : throw new CommandFailed($"there is no baseline {Legible.Path(name)}; --update-baseline writes one", ExitCode.Unusable);
        var sink = new DiagnosticSink();
        BaselineFile.Read(SourceDecoding.Decode(name, bytes, sink), read.baseline, sink, cancellationToken);
        if (!sink.HasErrors)
            return read;
        call.Err.Write(DiagnosticRenderer.Render(sink.ToImmutable(), call.DiagnosticStyle));
        throw new CommandFailed(null, ExitCode.Unusable);
    }

    /// <summary>The result without what the baseline accepts; says when it accepts findings that are gone.</summary>
    public LintResult Apply(LintResult result)
    {
        var (left, gone) = baseline.Apply(result);
        if (gone > 0)
            call.Err.WriteLine(
                $"{Legible.Path(name)}: {Findings(gone)} fixed since; --update-baseline removes {(gone == 1 ? "it" : "them")}"
            );
        return left;
    }

    /// <summary>Accepts the findings and writes the file; returns what it may not accept.</summary>
    public async Task<LintResult> UpdateAsync(LintResult result, CancellationToken cancellationToken)
    {
        baseline.Update(result, call.Host.Files.FileExists);
        var text = System.Text.Encoding.UTF8.GetBytes(BaselineFile.Write(baseline));
        await OutputFile.OrFailAsync(path, () => OutputFile.WriteAsync(path, text, cancellationToken)).ConfigureAwait(false);
        call.Err.WriteLine($"{Legible.Path(name)}: {Findings(baseline.Count)} written");
        var left = baseline.Apply(result).Result;
        if (!left.Findings.IsEmpty)
            call.Err.WriteLine("a baseline does not accept errors that leave a project unusable; fix these:");
        return left;
    }

    private static string Findings(int count) => count == 1 ? "1 finding" : $"{count} findings";
}
