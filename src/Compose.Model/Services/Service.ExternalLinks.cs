using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Containers outside the project to link: <c>name[:alias]</c>.</summary>
    public ImmutableArray<string> ExternalLinks => List("external_links");

    private static Shape ExternalLinksShape => new ListShape(new TextShape())
    {
        Description = "Containers outside the project to link: `name[:alias]`.",
        Distinct = true,
    };
}
