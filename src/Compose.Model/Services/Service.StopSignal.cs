namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The signal that asks the container to stop.</summary>
    public string? StopSignal => Text("stop_signal");
}
