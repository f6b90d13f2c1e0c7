using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Arguments that replace the image's. Default: unset, the image decides; empty: none at all.</summary>
    public ImmutableArray<string> Command => Strings("command");

    private static Shape CommandShape => new CommandShape
    {
        Description = "Arguments that replace the image's.",
        Merge = MergeRule.Replace,
        Emit = Emit.AlwaysInJson,
    };
}
