using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Unpauses containers.</summary>
internal static class UnpauseVerb
{
    public static VerbCommand Create()
    {
        var services = Operand.Services();
        return new VerbCommand("unpause", "Unpause services")
        {
            Group = VerbGroup.Steer,
            Arguments = { services },
            Examples = [("unpause web", "One service")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var (_, observed) = await call.LoadOrObserveAsync(wanted, cancellationToken).ConfigureAwait(false);
                await call.CarryOutAsync(PausePlan.Undo(observed, wanted), "unpause", cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }
}
