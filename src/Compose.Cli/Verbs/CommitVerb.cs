using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Engine.Contract;
using Compose.Planning.Plans;

namespace Compose.Cli.Verbs;

/// <summary>Creates an image from a container's current state.</summary>
internal static class CommitVerb
{
    public static VerbCommand Create()
    {
        var author = Flag.Text("author", "a", "Author of the image", "NAME");
        var change = Flag.List("change", "c", "Apply a Dockerfile instruction to the image", "INSTRUCTION");
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var message = Flag.Text("message", "m", "Commit message", "TEXT");
        var pause = Flag.Switch("pause", "p", "Pause the container during commit", byDefault: true);
        var service = Operand.Service();
        var image = Operand.Optional("REPOSITORY[:TAG]");
        return new VerbCommand("commit", "Create an image from a container")
        {
            Group = VerbGroup.Images,
            Options = { author, change, index, message, pause },
            Arguments = { service, image },
            Examples = [("commit web shop/web:fixed", "With a name"), ("commit -c 'CMD [\"sh\"]' web debug", "With another command")],
            Run = async (call, cancellationToken) =>
            {
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var container = await containers
                    .ChooseAsync(call.Get(service) ?? "", call.Get(index) ?? 0, all: true, cancellationToken)
                    .ConfigureAwait(false);
                var row = container.Name;
                using var progress = call.StartProgress("commit");
                progress.Report(new ProgressEvent(row, ProgressStatus.Working, "Committing"));
                if (call.Globals.DryRun)
                {
                    progress.Report(new ProgressEvent(row, ProgressStatus.Done, "Committed"));
                    return ExitCode.Ok;
                }

                var id = await call
                    .Engine.CommitContainerAsync(
                        container.Id,
                        new CommitOptions
                        {
                            Target = call.Get(image) is { } name ? ImageReference.Parse(name) : null,
                            Author = call.Get(author),
                            Message = call.Get(message),
                            Changes = call.Get(change),
                            Pause = call.Get(pause),
                        },
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                progress.Report(new ProgressEvent(row, ProgressStatus.Done, $"Committed as {id}"));
                return ExitCode.Ok;
            },
        };
    }
}
