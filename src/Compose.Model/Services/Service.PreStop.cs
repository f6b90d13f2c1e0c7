using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Commands run in the container before it is stopped.</summary>
    public ImmutableArray<Hook> PreStop => Items("pre_stop", static node => new Hook(node));
}
