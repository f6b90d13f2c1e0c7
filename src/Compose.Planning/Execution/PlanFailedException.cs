using System.Collections.Immutable;
using Compose.Planning.Plans;

namespace Compose.Planning.Execution;

/// <summary>Steps failed; independent steps may have succeeded.</summary>
public sealed class PlanFailedException(ImmutableArray<StepFailure> failures) : Exception(failures[0].Error.Message, failures[0].Error)
{
    /// <summary>In the order they happened; never empty.</summary>
    public ImmutableArray<StepFailure> Failures { get; } = failures;

    /// <summary>Non-fatal failures.</summary>
    public ImmutableArray<StepWarning> Warnings { get; init; } = [];
}

/// <summary>A step that failed without consequences for others, and why.</summary>
public sealed record StepWarning(PlanNode Node, string Text);

/// <summary>A step and why it failed.</summary>
public sealed record StepFailure(PlanNode Node, Exception Error);
