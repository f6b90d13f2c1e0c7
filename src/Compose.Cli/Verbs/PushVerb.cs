using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Pushes the built images of services.</summary>
internal static class PushVerb
{
    public static VerbCommand Create()
    {
        var ignoreFailures = Flag.Switch("ignore-push-failures", null, "Push what is possible, ignoring failures");
        var includeDeps = Flag.Switch("include-deps", null, "Include dependencies of the named services");
        var quiet = Flag.Switch("quiet", "q", "Do not print progress");
        var services = Operand.Services();
        return new VerbCommand("push", "Push images")
        {
            Group = VerbGroup.Images,
            Options = { ignoreFailures, includeDeps, quiet },
            Arguments = { services },
            Examples = [("push web", "The image of one service, with all its tags")],
            Run = async (call, cancellationToken) =>
            {
                var project = call.Load(
                    call.Get(services),
                    cancellationToken,
                    options => options with { WithDependencies = call.Get(includeDeps) }
                );
                await call.CarryOutAsync(PushPlan.Of(project, call.Get(ignoreFailures)), "push", cancellationToken, quiet: call.Get(quiet))
                    .ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }
}
