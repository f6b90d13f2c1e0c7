using Compose.Cli.Calls;
using Compose.Cli.Terminal;
using Compose.Cli.Terminal.Progress;
using Compose.Planning.Plans;

namespace Compose.Cli.Building;

/// <summary>Where build output is shown.</summary>
/// <param name="Tell">Shows a line of output.</param>
/// <param name="Stays">Whether the line stays visible.</param>
internal sealed record BuildView(Action<BuildJob, string> Tell, bool Stays)
{
    /// <summary>Lines on standard output; with interactive or JSON progress, the image's row shows the current line.</summary>
    /// <param name="lines">Receives the lines instead of standard output.</param>
    public static BuildView Of(Invocation call, BuildFlags flags, ProgressDisplay display, Action<string>? lines)
    {
        if (flags.Quiet)
            return new BuildView(static (_, _) => { }, Stays: false);
        if (lines is not null || flags.Check || AsksForLines(call))
            return new BuildView((_, line) => (lines ?? call.Out.WriteLine)(line), Stays: true);
        return new BuildView(
            (job, line) =>
                display.Report(
                    new ProgressEvent(StepTarget.Image(job.Tags[0]).Id, ProgressStatus.Working, "Building")
                    {
                        Details = WithoutNumber(line),
                    }
                ),
            Stays: false
        );
    }

    // BUILDKIT_PROGRESS applies only to builds, and only where nothing else is specified.
    private static bool AsksForLines(Invocation call) =>
        call.Ansi.Progress == ProgressMode.Plain
        || (
            call.Globals.Progress is null or "auto"
            && call.Ansi.Progress == ProgressMode.Tty
            && call.Host.Variable("BUILDKIT_PROGRESS") == "plain"
        );

    // #5 [web 2/3] RUN make
    private static string WithoutNumber(string line) =>
        line.StartsWith('#') && line.IndexOf(' ') is > 0 and var blank ? line[(blank + 1)..] : line;
}
