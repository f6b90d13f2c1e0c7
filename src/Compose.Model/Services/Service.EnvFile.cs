using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Files of variables; empty after loading, when they have become part of <see cref="Environment"/>.</summary>
    public ImmutableArray<EnvFile> EnvFile => Items("env_file", static node => new EnvFile(node));

    private static Shape EnvFileShape => new EitherShape
    {
        Description = "Files of variables.",
        Merge = MergeRule.AsList,
        Unique = UniqueBy.Path,
        Text = new TextShape(),
        List = new ListShape(Services.EnvFile.ItemShape),
        FromText = LongForm.ListOf,
    };
}
