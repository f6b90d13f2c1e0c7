namespace Compose.Planning.Plans;

/// <summary>One action: its data, its texts and its one engine call (or one wait). Makes no decisions.</summary>
/// <param name="Cause">Why, in a few words: <c>no container</c>, <c>image changed</c>.</param>
public abstract record PlanStep(string Cause)
{
    /// <summary>The action in the imperative: <c>create</c>.</summary>
    public abstract string Verb { get; }

    public abstract StepTarget Target { get; }

    /// <summary>The progress text while running, such as <c>Creating</c>; null for a step not shown.</summary>
    public virtual string? Working => null;

    /// <summary>The progress text when done, such as <c>Created</c>.</summary>
    public virtual string? Done => null;

    /// <summary>The queue of the step.</summary>
    public virtual Lane Lane => Lane.Engine;

    /// <summary>Targets that the step changes or removes. Steps with a common target run in planned order.</summary>
    internal virtual IEnumerable<StepTarget> Changes => [Target];

    /// <summary>Targets that must not change while the step runs.</summary>
    internal virtual IEnumerable<StepTarget> Uses => [];

    /// <summary>Whether the step starts and continues despite failures of its kind, so that all of them are reported.</summary>
    public virtual bool OnItsOwn => false;

    /// <summary>Whether the step only waits; it is cancelled when another step fails.</summary>
    public virtual bool OnlyWaits => false;

    /// <summary>Executes the step. Throws on failure; returns a tolerable outcome.</summary>
    public abstract Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>The dry run of the step: nothing, or a read-only check.</summary>
    public virtual Task<StepOutcome> RehearseAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(StepOutcome.Done);

    /// <summary>verb kind name</summary>
    public sealed override string ToString() => $"{Verb} {Target}";
}
