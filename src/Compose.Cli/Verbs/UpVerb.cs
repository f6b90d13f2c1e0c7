using System.Collections.Immutable;
using System.CommandLine;
using Compose.Cli.Attaching;
using Compose.Cli.Building;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Watching;
using Compose.Model;
using Compose.Model.Syntax;
using Compose.Planning.Plans;

namespace Compose.Cli.Verbs;

/// <summary>Converges the engine to the files and, unless detached, shows container output.</summary>
internal sealed class UpVerb
{
    private readonly ConvergeFlags flags = new();
    private readonly Option<bool> abortOnExit = Flag.Switch("abort-on-container-exit", null, "Stop all containers when one exits");
    private readonly Option<bool> abortOnFailure = Flag.Switch(
        "abort-on-container-failure",
        null,
        "Stop all containers when one exits with an error"
    );
    private readonly Option<bool> alwaysRecreateDeps = Flag.Switch("always-recreate-deps", null, "Recreate dependent containers too");
    private readonly Option<string[]> attach = Flag.List("attach", null, "Restrict attaching to this service", "SERVICE");
    private readonly Option<bool> attachDependencies = Flag.Switch("attach-dependencies", null, "Attach to the output of dependencies too");
    private readonly Option<bool> detach = Flag.Switch("detach", "d", "Run containers in the background");
    private readonly Option<string?> exitCodeFrom = Flag.Text(
        "exit-code-from",
        null,
        "Return the exit code of this service; implies --abort-on-container-exit",
        "SERVICE"
    );
    private readonly Option<bool> menu = Flag.Switch("menu", null, "Show shortcuts when attached to a terminal", byDefault: true);
    private readonly Option<string[]> noAttach = Flag.List("no-attach", null, "Do not attach to this service", "SERVICE");
    private readonly Option<bool> noColor = Flag.Switch("no-color", null, "Produce monochrome output");
    private readonly Option<bool> noDeps = Flag.Switch("no-deps", null, "Do not include dependencies of the named services");
    private readonly Option<bool> noLogPrefix = Flag.Switch("no-log-prefix", null, "Do not print a prefix in logs");
    private readonly Option<bool> noStart = Flag.Switch("no-start", null, "Create services without starting them");
    private readonly Option<string?> plan = Flag.Text("plan", null, "Do what a saved plan says, or nothing if it is outdated", "FILE");
    private readonly Option<bool> quietBuild = Flag.Switch("quiet-build", null, "Suppress the build output");
    private readonly Option<bool> renewVolumes = Flag.Switch(
        "renew-anon-volumes",
        "V",
        "Recreate anonymous volumes instead of reusing the previous ones"
    );
    private readonly Option<int?> timeout = Flag.Number(
        "timeout",
        "t",
        "Seconds before a container is killed (default: its stop_grace_period)",
        "SECONDS"
    );
    private readonly Option<bool> timestamps = Flag.Switch("timestamps", null, "Show timestamps");
    private readonly Option<bool> wait = Flag.Switch(
        "wait",
        null,
        "Wait until services are running, or healthy if they have a healthcheck; implies --detach"
    );
    private readonly Option<int?> waitTimeout = Flag.Number("wait-timeout", null, "Maximum seconds to wait; 0 for no limit", "SECONDS");
    private readonly Option<bool> watch = Flag.Switch("watch", "w", "Update containers when files change, as defined by develop.watch");
    private readonly Argument<string[]> services = Operand.Services();

    public static VerbCommand Create()
    {
        var up = new UpVerb();
        var verb = new VerbCommand("up", "Create and start containers")
        {
            Group = VerbGroup.Converge,
            WaitsForOthers = true,
            Arguments = { up.services },
            Examples =
            [
                ("up -d --wait", "In the background, once everything is healthy"),
                ("up --build web", "One service and its dependencies, with its image rebuilt"),
                ("up --watch", "Stay attached, and update containers when files change"),
                ("up --exit-code-from tests", "Run a test service with the others, and return its exit code"),
            ],
            Run = up.RunAsync,
        };
        up.flags.AddTo(verb);
        foreach (
            var option in (ReadOnlySpan<Option>)
                [
                    up.abortOnExit,
                    up.abortOnFailure,
                    up.alwaysRecreateDeps,
                    up.attach,
                    up.attachDependencies,
                    up.detach,
                    up.exitCodeFrom,
                    up.menu,
                    up.noAttach,
                    up.noColor,
                    up.noDeps,
                    up.noLogPrefix,
                    up.noStart,
                    up.plan,
                    up.quietBuild,
                    up.renewVolumes,
                    up.timeout,
                    up.timestamps,
                    up.wait,
                    up.waitTimeout,
                    up.watch,
                ]
        )
        {
            verb.Options.Add(option);
        }

        return verb;
    }

    private async Task<int> RunAsync(Invocation call, CancellationToken cancellationToken)
    {
        Check(call);
        var saved = call.Get(plan) is { Length: > 0 } path ? PlanFile.Read(call, path) : null;
        var targets = saved?.Services ?? call.Get(services);
        var withDependencies = saved?.WithDependencies ?? !call.Get(noDeps);
        var project = call.Load(targets, cancellationToken, options => options with { WithDependencies = withDependencies });
        if (project.Services.IsEmpty && !call.Globals.AllResources)
            throw new CommandFailed("no service selected");
        var exitFrom = call.Get(exitCodeFrom);
        if (exitFrom is not null && project.FindService(exitFrom) is null)
            throw DidYouMean.NoService(exitFrom, project.Services.Select(s => s.Name));

        await new RemoteStack(call, project).ConfirmAsync(flags.SaysYes(call), cancellationToken).ConfigureAwait(false);
        var convergence = new ConvergenceRun(call, project, Policy(call, saved?.Policy ?? flags.Read(call, project, targets)))
        {
            Saved = saved,
            SaysYes = saved?.SaysYes ?? flags.SaysYes(call),
            QuietPull = call.Get(flags.QuietPull),
            Build = new BuildFlags { Quiet = call.Get(quietBuild) },
        };
        var detached = call.Get(detach) || call.Get(wait) || call.Get(noStart);
        if (project.Services.IsEmpty || detached || call.Globals.DryRun)
        {
            await convergence.RunAsync("up", cancellationToken).ConfigureAwait(false);
            if (call.Globals.DryRun && !detached)
                call.Out.WriteLine("end of 'compose up' output, interactive run is not supported in dry-run mode");
            return ExitCode.Ok;
        }

        // Refused before anything is done.
        var rules = call.Get(watch) ? WatchSession.RulesOf(call, project, targets) : null;
        var shown = Shown(call, project, targets);
        ImmutableArray<string> all = [.. project.Services.Select(service => service.Name)];
        var options = new AttachedOptions
        {
            Watch = tell =>
            {
                if (call.Get(flags.NoBuild))
                    throw new CommandFailed("cannot watch files with --no-build");
                rules ??= WatchSession.RulesOf(call, project, targets);
                return new WatchSession(call, project, rules, tell) { Build = convergence.Build };
            },
            HoldWatch = () => WatchLock.Take(call.Host, project.Name),
            WatchesFromStart = rules is not null,
            Menu = call.Typed(menu) ?? !call.IsOff("COMPOSE_MENU"),
            Watched =
                !targets.IsEmpty ? targets
                : shown.IsEmpty ? all
                : shown,
            Stopped = targets.IsEmpty ? all : targets,
            Shown = shown,
            Ending =
                call.Get(abortOnFailure) ? Ending.OnFailure
                : call.Get(abortOnExit) || exitFrom is not null ? Ending.OnExit
                : Ending.WhenAllHaveEnded,
            ExitCodeFrom = exitFrom,
            StopTimeout = call.Get(timeout),
            Colors = call.Ansi.ColorOut && !call.Get(noColor),
            Prefixes = !call.Get(noLogPrefix),
            Timestamps = call.Get(timestamps),
        };
        return await new AttachedUp(convergence, options).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private PlanPolicy Policy(Invocation call, PlanPolicy policy) =>
        policy with
        {
            RecreateDependencies = call.Get(alwaysRecreateDeps) ? RecreateRule.Force : policy.RecreateDependencies,
            RenewAnonymousVolumes = call.Get(renewVolumes),
            Start = !call.Get(noStart),
            StopTimeout = call.Get(timeout),
            Wait = call.Get(wait),
            WaitTimeout = call.Get(waitTimeout) is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
            Separator = call.Separator,
        };

    // Services whose output is shown: `attach: false` excludes one, --attach includes it.
    private ImmutableArray<string> Shown(Invocation call, Project project, ImmutableArray<string> targets)
    {
        var asked = call.Get(attach);
        var refused = call.Get(noAttach);
        var strangers = asked.Where(name => project.FindService(name) is null).ToList();
        if (strangers.Count > 0)
            throw new CommandFailed(
                $"cannot attach to services not included in up: {string.Join(", ", strangers)}{DidYouMean.For(strangers[0], project.Services.Select(s => s.Name))}"
            );
        var candidates = !asked.IsEmpty
            ? asked
            :
            [
                .. project
                    .Services.Where(service =>
                        service.Attach && (targets.IsEmpty || call.Get(attachDependencies) || targets.Contains(service.Name))
                    )
                    .Select(service => service.Name),
            ];
        return [.. candidates.Except(refused, StringComparer.Ordinal)];
    }

    private void Check(Invocation call)
    {
        (Option, Option)[] conflicts =
        [
            (flags.NoRecreate, renewVolumes),
            (alwaysRecreateDeps, flags.NoRecreate),
            (flags.NoBuild, watch),
            (watch, abortOnExit),
            (watch, abortOnFailure),
            (watch, exitCodeFrom),
            (watch, noStart),
        ];
        foreach (var (one, other) in conflicts)
            call.Refuse(one, other);

        foreach (var option in (ReadOnlySpan<Option>)[.. flags.Planned, alwaysRecreateDeps, noDeps, noStart, renewVolumes])
            call.RefuseBeside(plan, option);
        if (call.Given(plan) && !call.Get(services).IsEmpty)
            throw new CommandFailed("--plan cannot be combined with services: the plan was made for its own");
        if (call.Given(attach) && call.Given(attachDependencies))
            throw new CommandFailed("cannot combine --attach and --attach-dependencies");
        (Option, Option)[] idle =
        [
            (abortOnFailure, abortOnExit),
            (wait, attach),
            (wait, attachDependencies),
            (wait, abortOnExit),
            (wait, abortOnFailure),
            (wait, exitCodeFrom),
            (wait, watch),
            (detach, attach),
            (detach, attachDependencies),
            (detach, abortOnExit),
            (detach, abortOnFailure),
            (detach, exitCodeFrom),
            (detach, watch),
        ];
        foreach (var (one, other) in idle)
            call.RefuseBeside(one, other);
    }
}
