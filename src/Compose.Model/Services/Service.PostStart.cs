using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Commands run in the container after it started.</summary>
    public ImmutableArray<Hook> PostStart => Items("post_start", static node => new Hook(node));

    private static Shape PostStartShape => new ListShape(Hook.Shape) { Description = "Commands run in the container after it started." };
}
