using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Model;
using Compose.Planning.Execution;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Pulls the images of services.</summary>
internal static class PullVerb
{
    public static VerbCommand Create()
    {
        var ignoreBuildable = Flag.Switch("ignore-buildable", null, "Ignore images that can be built");
        var ignoreFailures = Flag.Switch("ignore-pull-failures", null, "Pull what is possible, ignoring failures");
        var includeDeps = Flag.Switch("include-deps", null, "Include dependencies of the named services");
        var policy = Flag.Text("policy", null, "Pull all images (always) or only missing ones (missing)", "always|missing");
        var quiet = Flag.Switch("quiet", "q", "Do not print progress");
        var parallel = Flag.Switch("parallel", null, "Has no effect").Hidden();
        var noParallel = Flag.Switch("no-parallel", null, "Has no effect").Hidden();
        var services = Operand.Services();
        return new VerbCommand("pull", "Pull images")
        {
            Group = VerbGroup.Images,
            Options = { ignoreBuildable, ignoreFailures, includeDeps, policy, quiet, parallel, noParallel },
            Arguments = { services },
            Examples = [("pull --policy missing", "Only missing images"), ("pull web", "One service")],
            Run = async (call, cancellationToken) =>
            {
                if (call.Get(policy) is not (null or "" or "always" or "missing") and var unknown)
                    throw new CommandFailed($"invalid value \"{unknown}\" for --policy: use always or missing");
                var project = call.Load(
                    call.Get(services),
                    cancellationToken,
                    options => options with { WithDependencies = call.Get(includeDeps) }
                );
                var observed = await call.ObserveAsync(project, cancellationToken).ConfigureAwait(false);
                var plan = PullPlan.Of(
                    project,
                    observed,
                    new PullRequest
                    {
                        IgnoreBuildable = call.Get(ignoreBuildable),
                        IgnoreFailures = call.Get(ignoreFailures),
                        Policy = call.Get(policy) is { Length: > 0 } chosen ? chosen : null,
                    }
                );
                ImmutableArray<StepWarning> missing;
                try
                {
                    missing = await call.CarryOutAsync(plan, "pull", cancellationToken, quiet: call.Get(quiet)).ConfigureAwait(false);
                }
                catch (PlanFailedException failed)
                {
                    PointToBuild(call, project, failed.Warnings);
                    throw;
                }

                PointToBuild(call, project, missing);
                if (missing.IsEmpty || call.Get(ignoreFailures))
                    return ExitCode.Ok;
                throw new CommandFailed(
                    string.Join(
                        '\n',
                        missing.Select(static warning => $"image {warning.Node.Step.Target.Name} cannot be pulled: {warning.Text}")
                    )
                );
            },
        };
    }

    private static void PointToBuild(Invocation call, Project project, ImmutableArray<StepWarning> missing)
    {
        var images = missing.Select(warning => warning.Node.Step.Target.Name).ToHashSet(StringComparer.Ordinal);
        var buildable = project
            .Services.Where(service => service is { Build: not null, Image: { } image } && images.Contains(image))
            .Select(service => service.Name)
            .ToList();
        if (buildable.Count > 0)
            call.Warn(
                $"Some service image(s) must be built from source by running:\n    {call.Host.Name} build {string.Join(' ', buildable)}"
            );
    }
}
