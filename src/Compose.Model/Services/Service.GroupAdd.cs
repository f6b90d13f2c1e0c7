using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Further groups of the container's user.</summary>
    public ImmutableArray<string> GroupAdd => List("group_add");
}
