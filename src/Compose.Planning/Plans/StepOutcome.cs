namespace Compose.Planning.Plans;

/// <summary>The outcome of a step that did not fail.</summary>
/// <param name="Text">Replaces the step's progress text.</param>
public readonly record struct StepOutcome(StepResult Result, string? Text = null)
{
    public static StepOutcome Done { get; } = new(StepResult.Done);

    /// <summary>A tolerable failure.</summary>
    public static StepOutcome Warning(string text) => new(StepResult.Warning, text);

    /// <summary>Nothing was to be done.</summary>
    public static StepOutcome Skipped(string text) => new(StepResult.Skipped, text);
}

/// <summary>The kinds of <see cref="StepOutcome"/>.</summary>
public enum StepResult
{
    Done,
    Warning,
    Skipped,
}
