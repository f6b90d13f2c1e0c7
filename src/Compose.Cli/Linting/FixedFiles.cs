using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Formatting;
using Compose.Files;
using Compose.Lint.Fixing;
using Compose.Model.Diagnostics;

namespace Compose.Cli.Linting;

/// <summary>Where fixed files go: to their paths, to standard output, or as a diff.</summary>
internal sealed class FixedFiles(Invocation call, LintRequest request)
{
    public void Show(ImmutableArray<FixedFile> changed)
    {
        foreach (var file in changed)
            call.Out.Write(UnifiedDiff.Of(file.Before.Path, file.Before.Text, file.After));
    }

    /// <summary>Writes them; returns the number of files that could not be written, each of which is reported.</summary>
    public async Task<int> SaveAsync(ImmutableArray<FixedFile> changed, CancellationToken cancellationToken)
    {
        if (request.Input is { } input)
        {
            await PassOnAsync(input, changed, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        var unsaved = 0;
        foreach (var file in changed)
        {
            var path = file.Before.Path;
            try
            {
                await OutputFile.WriteAsync(FullPath(file), file.ToBytes(), cancellationToken).ConfigureAwait(false);
                Tell(file);
            }
            catch (Exception error) when (FileTrouble.IsCause(error))
            {
                unsaved++;
                var reason = FileTrouble.Reason(error);
                call.Err.WriteLine(
                    Legible.Of($"{path}: cannot be written: {reason}; nothing in it was fixed: make it writable and run this again")
                );
            }
        }

        return unsaved;
    }

    /// <summary>Writes standard input to standard output, fixed or unchanged: an editor replaces its text with it.</summary>
    private async Task PassOnAsync(string input, ImmutableArray<FixedFile> changed, CancellationToken cancellationToken)
    {
        var file = changed.FirstOrDefault(file => FullPath(file) == input);
        var bytes = file?.ToBytes() ?? (request.Files.TryRead(input, out var typed) ? typed : []);
        await call.Host.Streams.Out.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (file is not null)
            Tell(file);
    }

    private string FullPath(FixedFile file) => Path.Combine(call.Host.WorkingDirectory, file.Before.Path);

    private void Tell(FixedFile file) =>
        call.Err.WriteLine(Legible.Of($"{file.Before.Path}: {(file.Applied == 1 ? "1 problem" : $"{file.Applied} problems")} fixed"));
}
