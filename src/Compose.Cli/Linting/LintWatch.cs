using Compose.Cli.Calls;
using Compose.Cli.Watching;
using Compose.Lint;
using Compose.Lint.Reports;
using Compose.Planning.Watching;

namespace Compose.Cli.Linting;

/// <summary>Lints again whenever a file changes that the result depends on, until interrupted.</summary>
internal sealed class LintWatch(Invocation call, LintRequest request, Func<LintResult, LintResult> accept, LintReport report)
{
    // Clears the screen and its history, and moves to the top.
    private const string Clear = "\e[H\e[2J\e[3J";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        call.Host.Interruption.Listen();
        var folders = Named();
        while (true)
        {
            // Listening begins before reading: no change in between is missed.
            using var watch = FolderWatch.Start(folders);
            var files = new RecordedFiles(request.Files);
            var result = Linter.Run(request.Options, files, cancellationToken);
            var needed = Named();
            foreach (var source in result.Sources)
                needed.Add(FolderOf(source.Path));
            if (!folders.IsSupersetOf(needed))
            {
                folders = needed;
                continue;
            }

            Tell(result);
            await ChangeAsync(watch, files, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Tell(LintResult result)
    {
        if (call.Host.Terminal.Out)
            call.Out.Write(Clear);
        result = accept(result);
        report.Write(result, call.Out);
        var files = result.Sources.Count();
        call.Err.WriteLine($"{ResultSummary.Counts(result)} in {(files == 1 ? "1 file" : $"{files} files")}; waiting for a change");
    }

    private async Task ChangeAsync(FolderWatch watch, RecordedFiles files, CancellationToken cancellationToken)
    {
        await foreach (var batch in watch.BatchesAsync(call.Host.Clock, cancellationToken).ConfigureAwait(false))
            foreach (var change in batch)
                if (IsInput(change, files))
                    return;
    }

    // A new file of a folder may be a project of its own.
    private static bool IsInput(ChangedPath change, RecordedFiles files) =>
        files.WasAsked(change.Path) || Path.GetExtension(change.Path) is ".yaml" or ".yml";

    private HashSet<string> Named() =>
        request.Options is { Paths.IsEmpty: true, Files.IsEmpty: true }
            ? [call.Host.WorkingDirectory]
            : [.. request.Options.Paths.Concat(request.Options.Files).Select(FolderOf)];

    private string FolderOf(string path)
    {
        var full = Path.GetFullPath(path, call.Host.WorkingDirectory);
        return call.Host.Files.DirectoryExists(full) ? full : Path.GetDirectoryName(full) ?? "/";
    }
}
