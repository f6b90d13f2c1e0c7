using System.Collections.Immutable;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The program that replaces the image's. Default: unset, the image decides; empty: none at all.</summary>
    public ImmutableArray<string> Entrypoint => Strings("entrypoint");
}
