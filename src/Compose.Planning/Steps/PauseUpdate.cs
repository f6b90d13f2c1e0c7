using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>The pause between two groups of replicas in a rolling update.</summary>
internal sealed record PauseUpdate(string Service, TimeSpan Delay, string Cause) : PlanStep(Cause)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    public override string Verb => $"pause for {Model.Shapes.GoDuration.Format(Delay.Ticks * 100)} the update of";
    public override StepTarget Target => StepTarget.Service(Service);
    internal override IEnumerable<StepTarget> Changes => [];
    public override bool OnlyWaits => true;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var begun = context.Clock.GetTimestamp();
        while (Delay - context.Clock.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
            await Task.Delay(left < Longest ? left : Longest, context.Clock, cancellationToken).ConfigureAwait(false);
        return StepOutcome.Done;
    }
}
