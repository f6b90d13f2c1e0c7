using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>Shows nothing; failures are reported at the end by whoever ran the plan.</summary>
internal sealed class QuietProgress : ProgressDisplay
{
    public override void Report(ProgressEvent report) { }
}
