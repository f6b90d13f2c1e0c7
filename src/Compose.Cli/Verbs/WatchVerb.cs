using Compose.Cli.Building;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Watching;
using Compose.Planning.Plans;

namespace Compose.Cli.Verbs;

/// <summary>Updates containers when files change, by the develop sections of services.</summary>
internal static class WatchVerb
{
    public static VerbCommand Create()
    {
        var noUp = Flag.Switch("no-up", null, "Do not build and start services before watching");
        var prune = Flag.Switch("prune", null, "Prune dangling images on rebuild", byDefault: true);
        var quiet = Flag.Switch("quiet", null, "Suppress the build output");
        var services = Operand.Services();
        return new VerbCommand("watch", "Update containers when files change")
        {
            Group = VerbGroup.Converge,
            WaitsForOthers = true,
            Options = { noUp, prune, quiet },
            Arguments = { services },
            Examples =
            [
                ("watch", "Start everything, then sync, restart and rebuild as defined by develop.watch"),
                ("watch --no-up web", "One service that is already running"),
                ("watch --dry-run", "Show what each change would do"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var targets = call.Get(services);
                var project = call.Load(targets, cancellationToken);
                var rules = WatchSession.RulesOf(call, project, targets);
                using var held = WatchLock.Take(call.Host, project.Name);
                var build = new BuildFlags { Quiet = call.Get(quiet) };
                var session = new WatchSession(call, project, rules, call.Out.WriteLine) { Build = build, Prune = call.Get(prune) };
                using var folders = session.Listen();
                if (!call.Get(noUp))
                {
                    var policy = new PlanPolicy
                    {
                        Targets = targets,
                        Rebuild =
                        [
                            .. project
                                .Services.Where(static service => service is { Build: not null, Develop: not null })
                                .Select(static service => service.Name),
                        ],
                        RemoveOrphans = call.IsOn("COMPOSE_REMOVE_ORPHANS"),
                        IgnoreOrphans = call.IsOn("COMPOSE_IGNORE_ORPHANS"),
                        Separator = call.Separator,
                    };
                    await new ConvergenceRun(call, project, policy) { Build = build, QuietPull = call.Get(quiet) }
                        .RunAsync("up", cancellationToken)
                        .ConfigureAwait(false);
                }

                await session.RunAsync(folders, cancellationToken).ConfigureAwait(false);
                return ExitCode.Interrupted;
            },
        };
    }
}
