using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Commands that run, each in a container of its own, before the service starts.</summary>
    public ImmutableArray<Hook> PreStart => Items("pre_start", static node => new Hook(node));

    private static Shape PreStartShape => new ListShape(Hook.InitShape)
    {
        Description = "Commands that run, each in a container of its own, before the service starts.",
    };
}
