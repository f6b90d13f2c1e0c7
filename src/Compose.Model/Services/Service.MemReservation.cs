using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Memory in bytes kept for the container.</summary>
    public long? MemReservation => Whole("mem_reservation");

    private static Shape MemReservationShape => new ByteSizeShape(ScalarTypes.Whole | ScalarTypes.Text)
    {
        Description = "Memory in bytes kept for the container.",
    };
}
