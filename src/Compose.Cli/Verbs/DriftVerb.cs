using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Planning.Drifts;
using Compose.Planning.Plans;
using Compose.Planning.Reports;

namespace Compose.Cli.Verbs;

/// <summary>Shows how the engine differs from the files, whoever changed it.</summary>
internal static class DriftVerb
{
    /// <summary>The exit code when there are differences, for scripts.</summary>
    private const int Drifted = 2;

    public static VerbCommand Create()
    {
        var format = Flag.Choice("format", null, "Output format", "text", "text", "json", "github", "junit", "markdown");
        return new VerbCommand("drift", "Show how the engine differs from the files, since when and why")
        {
            Group = VerbGroup.Converge,
            Options = { format },
            Examples =
            [
                ("drift", "Exit code 0: in sync; 2: differences; 1: error"),
                ("drift --format github", "Annotations in a scheduled workflow"),
            ],
            Run = async (call, cancellationToken) =>
            {
                var policy = new PlanPolicy { Separator = call.Separator, IgnoreOrphans = true };
                var convergence = new ConvergenceRun(call, call.Load([], cancellationToken), policy);
                var found = await convergence.DriftAsync(cancellationToken).ConfigureAwait(false);
                var drift = await DriftHistory
                    .AddAsync(found, call.Engine, call.Host.Clock.GetUtcNow(), cancellationToken)
                    .ConfigureAwait(false);
                var (style, zone) = (call.PlanStyle(), call.Host.Clock.LocalTimeZone);
                call.Out.Write(
                    call.Get(format) switch
                    {
                        "json" => DriftJson.Write(drift),
                        "github" => DriftGithub.Write(drift, style, zone),
                        "junit" => DriftJunit.Write(drift, style, zone),
                        "markdown" => DriftMarkdown.Write(drift, style, zone),
                        _ => DriftText.Write(drift, style, zone),
                    }
                );
                return drift.Items.IsEmpty ? ExitCode.Ok : Drifted;
            },
        };
    }
}
