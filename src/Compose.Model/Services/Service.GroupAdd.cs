using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Further groups of the container's user.</summary>
    public ImmutableArray<string> GroupAdd => List("group_add");

    private static Shape GroupAddShape => new ListShape(new PrintedShape(ScalarTypes.Number | ScalarTypes.Text))
    {
        Description = "Further groups of the container's user.",
        Distinct = true,
    };
}
