namespace Compose.Planning.Plans;

/// <summary>How a step ended that did not fail.</summary>
/// <param name="Text">What progress says instead of the step's own words.</param>
public readonly record struct StepOutcome(StepResult Result, string? Text = null)
{
    public static StepOutcome Done { get; } = new(StepResult.Done);

    /// <summary>It could not be done, and that is no reason to stop.</summary>
    public static StepOutcome Warning(string text) => new(StepResult.Warning, text);

    /// <summary>There was no need.</summary>
    public static StepOutcome Skipped(string text) => new(StepResult.Skipped, text);
}

/// <summary>The kinds of <see cref="StepOutcome"/>.</summary>
public enum StepResult
{
    Done,
    Warning,
    Skipped,
}
