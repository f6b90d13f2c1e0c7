using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Containers outside the project to link: <c>name[:alias]</c>.</summary>
    public ImmutableArray<string> ExternalLinks => List("external_links");
}
