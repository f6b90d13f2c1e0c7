using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Pauses running containers.</summary>
internal static class PauseVerb
{
    public static VerbCommand Create()
    {
        var services = Operand.Services();
        return new VerbCommand("pause", "Pause services")
        {
            Group = VerbGroup.Steer,
            Arguments = { services },
            Examples = [("pause web", "One service")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var (_, observed) = await call.LoadOrObserveAsync(wanted, cancellationToken).ConfigureAwait(false);
                await call.CarryOutAsync(PausePlan.Of(observed, wanted), "pause", cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }
}
