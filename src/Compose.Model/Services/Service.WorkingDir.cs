using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The directory the process starts in.</summary>
    public string? WorkingDir => Text("working_dir");

    private static Shape WorkingDirShape => new TextShape { Description = "The directory the process starts in." };
}
