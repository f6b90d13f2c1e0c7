using Compose.Cli.Calls;
using Compose.Cli.Failures;

namespace Compose.Cli.Bridging;

/// <summary>The output folder of a conversion.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record OutputFolder(Invocation Call, string Path)
{
    /// <summary>Creates and empties the folder. Existing content is deleted only after confirmation: it may be anyone's home.</summary>
    /// <exception cref="CommandFailed">It was not confirmed, or failed.</exception>
    public async Task PrepareAsync(bool saysYes, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
            {
                var question = $"Output directory '{Path}' is not empty, all its content will be permanently deleted. Continue?";
                if (!saysYes && !await Call.ConfirmAsync(question, byDefault: false, cancellationToken).ConfigureAwait(false))
                    throw new CommandFailed(
                        $"deletion of output directory '{Path}' was not confirmed: choose another with --output, or use --yes"
                    );
                Directory.Delete(Path, recursive: true);
            }

            Directory.CreateDirectory(Path);
        }
        catch (IOException)
        {
            throw new CommandFailed($"cannot use '{Path}' as output directory: it is a file, or something in it is in use");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandFailed($"cannot use '{Path}' as output directory: permission denied");
        }
    }
}
