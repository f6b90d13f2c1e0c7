using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How long a container may take to stop before it is killed; null is the engine's 10 seconds.</summary>
    public TimeSpan? StopGracePeriod => Duration("stop_grace_period");

    private static Shape StopGracePeriodShape => new DurationShape
    {
        Description = "How long a container may take to stop before it is killed.",
        Emit = Emit.WhenGiven,
    };
}
