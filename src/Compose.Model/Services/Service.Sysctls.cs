using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Kernel parameters of the container.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Sysctls => Map("sysctls");

    private static Shape SysctlsShape => new ListOrMapShape(nullIsEmpty: true)
    {
        Description = "Kernel parameters of the container.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Key,
    };
}
