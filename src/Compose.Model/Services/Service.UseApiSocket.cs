using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether the engine's socket and the registry credentials are given to the container.</summary>
    public bool UseApiSocket => Flag("use_api_socket") ?? false;

    private static Shape UseApiSocketShape => new FlagShape(ScalarTypes.Flag)
    {
        Description = "Whether the engine's socket and the registry credentials are given to the container.",
    };
}
