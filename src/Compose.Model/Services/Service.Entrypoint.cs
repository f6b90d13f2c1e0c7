using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>The program that replaces the image's. Default: unset, the image decides; empty: none at all.</summary>
    public ImmutableArray<string> Entrypoint => Strings("entrypoint");

    private static Shape EntrypointShape => new CommandShape
    {
        Description = "The program that replaces the image's.",
        Merge = MergeRule.Replace,
        Emit = Emit.AlwaysInJson,
    };
}
