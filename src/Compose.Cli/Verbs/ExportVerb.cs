using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Plans;

namespace Compose.Cli.Verbs;

/// <summary>Exports the file system of a container as a tar.</summary>
internal static class ExportVerb
{
    public static VerbCommand Create()
    {
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var output = Flag.Text("output", "o", "Write to a file instead of standard output", "FILE");
        var service = Operand.Service();
        return new VerbCommand("export", "Export a container's file system as a tar archive")
        {
            Group = VerbGroup.Reach,
            Options = { index, output },
            Arguments = { service },
            Examples = [("export -o web.tar web", "Write to a file"), ("export web | tar t", "List its contents")],
            Run = async (call, cancellationToken) =>
            {
                var path = call.Get(output);
                if (path is null && call.Host.Terminal.Out)
                    throw new CommandFailed("output option is required when exporting to terminal");
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var container = await containers
                    .ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: true, cancellationToken)
                    .ConfigureAwait(false);
                if (path is not null)
                    path = CheckedPath(Path.Combine(call.Host.WorkingDirectory, path));
                using var progress = call.StartProgress("export");
                progress.Report(new ProgressEvent(container.Name, ProgressStatus.Working, "Exporting"));
                if (!call.Globals.DryRun)
                    await WriteAsync(call, container.Id, path, cancellationToken).ConfigureAwait(false);
                progress.Report(new ProgressEvent(container.Name, ProgressStatus.Done, "Exported"));
                return ExitCode.Ok;
            },
        };
    }

    /// <summary>
    /// The file is private to its owner, as the container's content may be. An interrupted export leaves an existing file unchanged.
    /// </summary>
    private static async Task WriteAsync(Invocation call, string container, string? path, CancellationToken cancellationToken)
    {
        await using var tar = await call.Engine.ExportContainerAsync(container, cancellationToken).ConfigureAwait(false);
        if (path is null)
            await tar.CopyToAsync(call.Host.Streams.Out, cancellationToken).ConfigureAwait(false);
        else
            await OutputFile
                .OrFailAsync(path, () => OutputFile.ReplaceAsync(path, file => tar.CopyToAsync(file, cancellationToken)))
                .ConfigureAwait(false);
    }

    /// <exception cref="CommandFailed">The path is not writable.</exception>
    private static string CheckedPath(string path)
    {
        if (Directory.Exists(path))
            throw new CommandFailed($"failed to export container: cannot write to a directory: {path}");
        var folder = Path.GetDirectoryName(path) ?? "/";
        return Directory.Exists(folder)
            ? path
            : throw new CommandFailed($"failed to export container: invalid output path: directory \"{folder}\" does not exist");
    }
}
