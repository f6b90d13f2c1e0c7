using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether a small init process reaps and forwards signals; null leaves it to the engine.</summary>
    public bool? Init => Flag("init");

    private static Shape InitShape => new FlagShape
    {
        Description = "Whether a small init process reaps and forwards signals.",
        Cast = Cast.Bool,
        Emit = Emit.WhenGiven,
    };
}
