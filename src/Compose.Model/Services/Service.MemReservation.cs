namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Memory in bytes kept for the container.</summary>
    public long? MemReservation => Whole("mem_reservation");
}
