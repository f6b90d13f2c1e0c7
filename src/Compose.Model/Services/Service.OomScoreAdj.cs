using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How readily the kernel kills the container when memory runs out, -1000 to 1000.</summary>
    public long? OomScoreAdj => Whole("oom_score_adj");

    private static Shape OomScoreAdjShape => new WholeShape
    {
        Description = "How readily the kernel kills the container when memory runs out, -1000 to 1000.",
        Minimum = -1000,
        Maximum = 1000,
        Cast = Cast.Int,
    };
}
