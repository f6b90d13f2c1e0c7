using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The signal that asks the container to stop.</summary>
    public string? StopSignal => Text("stop_signal");

    private static Shape StopSignalShape => new TextShape
    {
        Description = "The signal that asks the container to stop.",
        Grammar = Signal.Check,
    };
}
