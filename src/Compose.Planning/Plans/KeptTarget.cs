namespace Compose.Planning.Plans;

/// <summary>A resource that stays unchanged.</summary>
/// <param name="State">Its progress status: <c>Running</c>, <c>Stopped</c>, <c>Skipped</c>.</param>
public sealed record KeptTarget(StepTarget Target, string State)
{
    /// <summary>A preceding progress status, as if there were work; null for none.</summary>
    public string? Meanwhile { get; init; }

    /// <summary>Why it stays unchanged.</summary>
    public string? Reason { get; init; }
}
