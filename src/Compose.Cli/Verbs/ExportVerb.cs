using Compose.Cli.CommandLine;

namespace Compose.Cli.Verbs;

/// <summary>Writes the file system of a container as a tar.</summary>
internal static class ExportVerb
{
    public static VerbCommand Create()
    {
        var index = Flag.Number("index", null, "Which container of the service");
        var output = Flag.Text("output", "o", "File to write instead of standard output", "FILE");
        var service = Operand.Service();
        return new VerbCommand("export", "Write a container's file system as a tar")
        {
            Group = VerbGroup.Reach,
            Options = { index, output },
            Arguments = { service },
            Examples = [("export -o web.tar web", "To a file"), ("export web | tar t", "What is in it")],
            Run = async (call, cancellationToken) =>
            {
                var path = call.Get(output);
                if (path is null && call.Host.Terminal.Out) throw new CommandFailed("output option is required when exporting to terminal");
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var container = await containers.ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: true, cancellationToken).ConfigureAwait(false);
                await using var tar = await call.Engine.ExportContainerAsync(container.Id, cancellationToken).ConfigureAwait(false);
                if (path is null)
                {
                    await tar.CopyToAsync(call.Host.Streams.Out, cancellationToken).ConfigureAwait(false);
                    return ExitCode.Ok;
                }

                path = Path.Combine(call.Host.WorkingDirectory, path);
                await OutputFile.OrFailAsync(path, async () =>
                {
                    var file = File.Create(path);
                    await using (file.ConfigureAwait(false)) await tar.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }
}
