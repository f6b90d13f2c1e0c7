using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How the image is built; null when it only is pulled.</summary>
    public BuildConfig? Build => Part("build", static node => new BuildConfig(node));

    private static Shape BuildShape => new EitherShape
    {
        Description = "How the image is built.",
        Merge = MergeRule.Build,
        Emit = Emit.WhenGiven,
        Text = new TextShape(),
        Mapping = BuildConfig.Shape,
        FromText = static context => LongForm.Keyed("context", context),
    };
}
