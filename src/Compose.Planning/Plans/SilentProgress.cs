namespace Compose.Planning.Plans;

/// <summary>Discards progress.</summary>
public sealed class SilentProgress : IPlanProgress
{
    public static readonly SilentProgress Instance = new();

    private SilentProgress() { }

    public void Report(ProgressEvent report) { }
}
