using System.Collections.Immutable;
using Compose.Planning.Plans;

namespace Compose.Planning.Execution;

/// <summary>Steps failed; what did not depend on them may have been done.</summary>
public sealed class PlanFailedException(ImmutableArray<StepFailure> failures) : Exception(failures[0].Error.Message, failures[0].Error)
{
    /// <summary>In the order they happened; never empty.</summary>
    public ImmutableArray<StepFailure> Failures { get; } = failures;

    /// <summary>What could not be done either, though that alone would have been no reason to stop.</summary>
    public ImmutableArray<StepWarning> Warnings { get; init; } = [];
}

/// <summary>A step that could not be done, and why; nothing depends on it.</summary>
public sealed record StepWarning(PlanNode Node, string Text);

/// <summary>A step and why it failed.</summary>
public sealed record StepFailure(PlanNode Node, Exception Error);
