using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>Options of a mounted volume.</summary>
public sealed class VolumeOptions(Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("volume",
    [
        new("labels", new ListOrMapShape(nullIsEmpty: true)
        {
            Description = "Labels of the volume if it is made for this mount.",
            Merge = MergeRule.AsList,
        }),
        new("nocopy", new FlagShape
        {
            Description = "Whether the image's files at the target stay out of a new volume.",
            Cast = Cast.Bool,
        }),
        new("subpath", new TextShape { Description = "The path inside the volume to mount." }),
    ])
    {
        Description = "Options of a mounted volume.",
        Emit = Emit.WhenGiven,
    };

    /// <summary>Labels of the volume if it is made for this mount.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map("labels");

    /// <summary>Whether the image's files at the target stay out of a new volume.</summary>
    public bool Nocopy => Flag("nocopy") ?? false;

    /// <summary>The path inside the volume to mount.</summary>
    public string? Subpath => Text("subpath");
}
