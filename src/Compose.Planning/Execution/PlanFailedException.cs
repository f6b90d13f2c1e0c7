using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Execution;

/// <summary>Steps failed; independent steps may have succeeded.</summary>
public sealed class PlanFailedException(ImmutableArray<StepFailure> failures) : Exception(failures[0].Error.Message, failures[0].Error)
{
    /// <summary>In the order they happened; never empty.</summary>
    public ImmutableArray<StepFailure> Failures { get; } = failures;

    /// <summary>
    /// Whether the engine found things other than the plan did (404, 409), as when another client changes the project at the same time: a
    /// plan of what it has now may succeed.
    /// </summary>
    public bool MayPass => Failures.All(static failure => failure.MayPass);

    /// <summary>
    /// Whether a later plan creates a container again whose name was taken. An engine reserves a name before it lists the container, so a
    /// moment later the plan may be another one.
    /// </summary>
    public bool IsTooEarly(Plan next) =>
        Failures.Any(failure =>
            failure is { MayPass: true, Node.Step: CreateContainer { Target: var target } }
            && next.Nodes.Any(node => node.Step is CreateContainer && node.Step.Target == target)
        );

    /// <summary>Non-fatal failures.</summary>
    public ImmutableArray<StepWarning> Warnings { get; init; } = [];
}

/// <summary>A step that failed without consequences for others, and why.</summary>
public sealed record StepWarning(PlanNode Node, string Text);

/// <summary>A step and why it failed.</summary>
public sealed record StepFailure(PlanNode Node, Exception Error)
{
    // An image that a registry lacks is a 404 too, and stays one.
    internal bool MayPass =>
        Node.Step.Lane != Lane.Transfer
        && Error is not StepException { IsFinal: true }
        && (Error as EngineException ?? Error.InnerException as EngineException) is { } refusal
        && (
            refusal.IsNotFound
            || refusal.IsConflict
            // 403: it has got another endpoint. 400: engines before API 1.44 create two networks of one name on concurrent requests.
            || (Node.Step is RemoveNetwork && refusal.IsUnauthorized)
            || refusal.Message.EndsWith("matches found on name)", StringComparison.Ordinal)
        );
}
