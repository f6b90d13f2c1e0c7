using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Containers;
using Compose.Cli.Copying;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Terminal.Progress;
using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Cli.Verbs;

/// <summary>Copies files between the local file system and the containers of a service.</summary>
internal static class CpVerb
{
    public static VerbCommand Create()
    {
        var all = Flag.Switch("all", null, "Include containers created by run");
        var archive = Flag.Switch("archive", "a", "Archive mode: keep user and group");
        var follow = Flag.Switch("follow-link", "L", "Always follow symbolic links in the source");
        var index = Flag.Number("index", null, "Index of the container if the service has several replicas");
        var source = Operand.One("SOURCE");
        var target = Operand.One("TARGET");
        return new VerbCommand("cp", "Copy files between a container and the local file system")
        {
            Group = VerbGroup.Reach,
            Options = { all, archive, follow, index },
            Arguments = { source, target },
            Examples =
            [
                ("cp web:/etc/nginx/nginx.conf .", "Copy from the first container"),
                ("cp site/. web:/srv", "Copy the contents of site to all containers of web"),
                ("cp db:/var/lib/data - | tar t", "Stream as a tar archive"),
            ],
            Run = async (call, cancellationToken) =>
            {
                if (call.Get(source) is "")
                    throw new CommandFailed("source can not be empty");
                if (call.Get(target) is "")
                    throw new CommandFailed("destination can not be empty");
                var from = CopyEnd.Parse(call.Get(source) ?? "");
                var to = CopyEnd.Parse(call.Get(target) ?? "");
                if (from.Service is not null && to.Service is not null)
                    throw new CommandFailed("copying between services is not supported");
                var service =
                    from.Service
                    ?? to.Service
                    ?? throw new CommandFailed(
                        "unknown copy direction: one of SOURCE and TARGET must name a service, such as web:/etc/hosts"
                    );
                if (from.Path.Length == 0 || to.Path.Length == 0)
                    throw new CommandFailed("a path is missing after the colon");

                var copy = new Copy(call, from, to, call.Get(archive), call.Get(follow));
                var containers = call.ContainersOf(call.ProjectName(cancellationToken));
                var number = call.Get(index) ?? 0;
                if (number > 0)
                {
                    var one = await containers.ChooseAsync(service, number, all: true, cancellationToken).ConfigureAwait(false);
                    await copy.RunAsync([one], cancellationToken).ConfigureAwait(false);
                    return ExitCode.Ok;
                }

                var found = await containers
                    .ListAsync(all: true, oneOffs: call.Get(all), [service], cancellationToken)
                    .ConfigureAwait(false);
                if (found.IsEmpty)
                    throw new CommandFailed($"no container found for service \"{service}\"; create one with \"up --detach {service}\"");
                if (from.Service is not null)
                    found = [found.OrderBy(ProjectContainers.IsOneOff).ThenBy(ProjectContainers.NumberOf).First()];
                if (from.IsStream && found.Length > 1)
                    throw new CommandFailed($"standard input can be read once: name one of the {found.Length} containers with --index");
                await copy.RunAsync(found, cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    private sealed record Copy(Invocation Call, CopyEnd From, CopyEnd To, bool KeepOwners, bool FollowLinks)
    {
        public async Task RunAsync(ImmutableArray<ContainerSummary> containers, CancellationToken cancellationToken)
        {
            using var progress = Call.StartProgress("copy");
            await Task.WhenAll(containers.Select(c => RunAsync(c, progress, cancellationToken))).ConfigureAwait(false);
        }

        private async Task RunAsync(ContainerSummary container, ProgressDisplay progress, CancellationToken cancellationToken)
        {
            var name = container.Name;
            var way = From.Service is null ? $"{From.Path} to {name}:{To.Path}" : $"{name}:{From.Path} to {To.Path}";
            progress.Report(new ProgressEvent(name, ProgressStatus.Working, "Copying") { Details = way });
            if (!Call.Globals.DryRun)
            {
                if (From.Service is null)
                    await new CopyToContainer(Call.Host, Call.Engine, KeepOwners, FollowLinks)
                        .RunAsync(From, container.Id, To, cancellationToken)
                        .ConfigureAwait(false);
                else
                    await new CopyFromContainer(Call.Host, Call.Engine, KeepOwners, FollowLinks)
                        .RunAsync(container.Id, From, To, cancellationToken)
                        .ConfigureAwait(false);
            }

            progress.Report(new ProgressEvent(name, ProgressStatus.Done, "Copied") { Details = way });
        }
    }
}
