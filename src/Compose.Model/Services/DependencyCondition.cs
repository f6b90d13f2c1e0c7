namespace Compose.Model.Services;

/// <summary>What a dependency must have reached before its dependent starts.</summary>
public enum DependencyCondition
{
    Started,
    Healthy,

    /// <summary>Stopped with exit code 0.</summary>
    CompletedSuccessfully,
}
