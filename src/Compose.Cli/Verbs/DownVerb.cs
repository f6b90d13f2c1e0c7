using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Engine.Contract;
using Compose.Planning.Naming;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Stops and removes containers and networks; with flags also volumes and images.</summary>
internal static class DownVerb
{
    public static VerbCommand Create()
    {
        var orphans = Flag.Switch("remove-orphans", null, "Remove containers of services not defined in the files too");
        var images = Flag.Text("rmi", null, "Remove images too: all, or local for those without a custom tag", "all|local");
        var timeout = Flag.Number("timeout", "t", "Seconds before a container is killed (default: its stop_grace_period)", "SECONDS");
        var volumes = Flag.Switch("volumes", "v", "Remove named volumes declared in the files, and anonymous volumes").Also("volume");
        var services = Operand.Services();
        return new VerbCommand("down", "Stop and remove containers and networks")
        {
            Group = VerbGroup.Converge,
            WaitsForOthers = true,
            Options = { orphans, images, timeout, volumes },
            Arguments = { services },
            Examples =
            [
                ("down -v", "Remove volumes too, with their data"),
                ("down web", "One service, and those that depend on it"),
                ("-p shop down", "By name, without any file"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var removal = call.Get(images) switch
                {
                    null or "" => ImageRemoval.None,
                    "all" => ImageRemoval.All,
                    "local" => ImageRemoval.Local,
                    var other => throw new CommandFailed($"invalid value for --rmi: \"{other}\": use all or local"),
                };
                var request = new DownRequest
                {
                    Services = call.Get(services),
                    Volumes = call.Get(volumes),
                    RemoveOrphans = call.Typed(orphans) ?? call.IsOn("COMPOSE_REMOVE_ORPHANS"),
                    Images = removal,
                };
                await RunAsync(call, request, call.Get(timeout), cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    /// <summary>Takes the project down; also used by <c>wait --down-project</c>.</summary>
    public static async Task RunAsync(Invocation call, DownRequest request, int? timeout, CancellationToken cancellationToken)
    {
        var reference = call.LoadOrName(request.Services, cancellationToken);
        await AnnouncedRun.RunAsync(call, reference.Name, "down", DecideAsync, cancellationToken).ConfigureAwait(false);

        async Task<Plan> DecideAsync(CancellationToken cancellationToken)
        {
            var (project, observed) = await call.ObserveAsync(reference, cancellationToken).ConfigureAwait(false);
            if (request.Images != ImageRemoval.None)
            {
                var labelled = await LabelledAsync(call, project.Name, cancellationToken).ConfigureAwait(false);
                request = request with { LabelledImages = labelled };
                observed = await call.WithImagesAsync(project, observed, cancellationToken).ConfigureAwait(false);
            }

            var plan = DownPlan.Of(project, observed, request, new PlanPolicy { StopTimeout = timeout, Separator = call.Separator });
            if (plan.IsEmpty)
                call.Warn($"No resource found to remove for project \"{project.Name}\".");
            return plan;
        }
    }

    private static async Task<ImmutableArray<(string, string?)>> LabelledAsync(
        Invocation call,
        string project,
        CancellationToken cancellationToken
    )
    {
        var images = await call
            .Engine.ListImagesAsync(Filters.None.Label(Labels.Project, project).With("dangling", "false"), cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. images.SelectMany(image =>
                image.RepoTags.Select(tag => (WithoutLatest(tag), image.Labels.GetValueOrDefault(Labels.Service)))
            ),
        ];
    }

    // The engine lists an image built as "shop-web" as "shop-web:latest".
    private static string WithoutLatest(string tag) => tag.EndsWith(":latest", StringComparison.Ordinal) ? tag[..^":latest".Length] : tag;
}
