namespace Compose.Planning.Plans;

/// <summary>One thing to do: its data, its words and its one engine call (or one wait). Decides nothing.</summary>
/// <param name="Cause">Why, in a few words: <c>no container</c>, <c>image changed</c>.</param>
public abstract record PlanStep(string Cause)
{
    /// <summary>What is done, as an order: <c>create</c>.</summary>
    public abstract string Verb { get; }

    public abstract StepTarget Target { get; }

    /// <summary>The words while it runs, such as <c>Creating</c>; null for a step nobody watches.</summary>
    public virtual string? Working => null;

    /// <summary>The words when it is done, such as <c>Created</c>.</summary>
    public virtual string? Done => null;

    /// <summary>Which queue the step stands in.</summary>
    public virtual Lane Lane => Lane.Engine;

    /// <summary>
    /// What is another thing after the step, or there no more. Steps that touch the same thing are done in the order they were planned in.
    /// </summary>
    internal virtual IEnumerable<StepTarget> Changes => [Target];

    /// <summary>What must stay as it is while the step is done.</summary>
    internal virtual IEnumerable<StepTarget> Uses => [];

    /// <summary>
    /// The failure of another such step is no reason to break this one off, or not to begin it: all that fail are told at once.
    /// </summary>
    public virtual bool OnItsOwn => false;

    /// <summary>The step changes nothing and only waits: it is broken off when another step fails.</summary>
    public virtual bool OnlyWaits => false;

    /// <summary>Does it. Throws when the step failed; an outcome that may be lived with is returned.</summary>
    public abstract Task<StepOutcome> ApplyAsync(StepContext context, CancellationToken cancellationToken);

    /// <summary>What a dry run does in its place: nothing, or a look that changes nothing.</summary>
    public virtual Task<StepOutcome> RehearseAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(StepOutcome.Done);

    /// <summary>verb kind name</summary>
    public sealed override string ToString() => $"{Verb} {Target}";
}
