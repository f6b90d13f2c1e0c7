using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How many processes the container may have; -1 is no limit.</summary>
    public long? PidsLimit => Whole("pids_limit");

    private static Shape PidsLimitShape => new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        Description = "How many processes the container may have; -1 is no limit.",
        Cast = Cast.Int,
    };
}
