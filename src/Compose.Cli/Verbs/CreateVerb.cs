using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>Creates containers, networks and volumes without starting anything.</summary>
internal static class CreateVerb
{
    public static VerbCommand Create()
    {
        var flags = new ConvergeFlags();
        var services = Operand.Services();
        var verb = new VerbCommand("create", "Create containers without starting them")
        {
            Group = VerbGroup.Converge,
            WaitsForOthers = true,
            Arguments = { services },
            Examples = [("create web", "One service and what it depends on")],
            Run = async (call, cancellationToken) =>
            {
                var targets = call.Get(services);
                var project = call.Load(targets, cancellationToken);
                if (project.Services.IsEmpty && !call.Globals.AllResources)
                    throw new CommandFailed("no service selected");
                var policy = flags.Read(call, project, targets) with { Start = false };
                await new ConvergenceRun(call, project, policy) { SaysYes = flags.SaysYes(call), QuietPull = call.Get(flags.QuietPull) }
                    .RunAsync("create", cancellationToken)
                    .ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
        flags.AddTo(verb);
        return verb;
    }
}
