using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Weight of the container against others.</summary>
    public long? CpuShares => Whole("cpu_shares");

    private static Shape CpuSharesShape => new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
    {
        Description = "Weight of the container against others.",
        Cast = Cast.Int,
    };
}
