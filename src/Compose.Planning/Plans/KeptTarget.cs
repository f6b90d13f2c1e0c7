namespace Compose.Planning.Plans;

/// <summary>Something that stays as it is.</summary>
/// <param name="State">How it is, in the words of progress: <c>Running</c>, <c>Stopped</c>, <c>Skipped</c>.</param>
public sealed record KeptTarget(StepTarget Target, string State)
{
    /// <summary>What progress says before, as if there were something to do; null for nothing.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>Why it stays.</summary>
    public string? Reason { get; init; }
}
