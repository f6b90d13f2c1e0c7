using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Commands run in the container before it is stopped.</summary>
    public ImmutableArray<Hook> PreStop => Items("pre_stop", static node => new Hook(node));

    private static Shape PreStopShape => new ListShape(Hook.Shape) { Description = "Commands run in the container before it is stopped." };
}
