using Compose.Planning.Plans;

namespace Compose.Cli.Terminal.Progress;

/// <summary>Shows nothing; the caller reports failures at the end.</summary>
internal sealed class QuietProgress : ProgressDisplay
{
    public override void Report(ProgressEvent report) { }
}
