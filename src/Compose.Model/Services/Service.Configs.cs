using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Configs mounted as files.</summary>
    public ImmutableArray<FileMount> Configs => Items("configs", static node => new FileMount(node));

    private static Shape ConfigsShape => new ListShape(new FileMountShape())
    {
        Description = "Configs mounted as files.",
        Unique = UniqueBy.ConfigTarget,
    };
}
