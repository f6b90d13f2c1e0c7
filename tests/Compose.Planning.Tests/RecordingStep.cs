using System.Collections.Concurrent;
using Compose.Planning.Plans;

namespace Compose.Planning.Tests;

/// <summary>A step that records its execution and runs a test's action.</summary>
internal sealed record RecordingStep(string Name, ConcurrentQueue<string> Journal, Func<CancellationToken, Task<StepOutcome>>? Body = null)
    : PlanStep("the test says so")
{
    public Lane Queue { get; init; }

    public bool Waits { get; init; }

    public bool Own { get; init; }

    public override string Verb => "do";
    public override StepTarget Target => StepTarget.Container(Name);
    public override string Working => "Doing";
    public override string Done => "Did";
    public override Lane Lane => Queue;
    public override bool OnlyWaits => Waits;
    public override bool OnItsOwn => Own;

    public override async Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        Journal.Enqueue($"+{Name}");
        var outcome = Body is null ? StepOutcome.Done : await Body(cancellationToken);
        Journal.Enqueue($"-{Name}");
        return outcome;
    }
}
