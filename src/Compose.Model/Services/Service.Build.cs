using Compose.Model.Shapes;

namespace Compose.Model.Services;

// The source of the image.
public sealed partial class Service
{
    public const string ImageKey = "image";
    public string? Image => Text(ImageKey);
    private static AttributeSpec ImageSpec =>
        new(ImageKey, new TextShape { Description = "The image to run, or the name of the built image.", Grammar = ImageSyntax.Check });

    public const string BuildKey = "build";

    /// <summary>Null when the image is only pulled.</summary>
    public BuildConfig? Build => Part(BuildKey, static node => new BuildConfig(node));
    private static AttributeSpec BuildSpec =>
        new(
            BuildKey,
            new EitherShape
            {
                Description = "How the image is built.",
                Merge = MergeRule.Build,
                Emit = Emit.WhenGiven,
                Text = new TextShape(),
                Mapping = BuildConfig.Shape,
                FromText = static context => LongForm.Keyed(BuildConfig.ContextKey, context),
            }
        );

    public const string PlatformKey = "platform";
    public string? Platform => Text(PlatformKey);
    private static AttributeSpec PlatformSpec =>
        new(PlatformKey, new TextShape { Description = "The platform of the container: `os[/architecture[/variant]]`." });

    public const string PullPolicyKey = "pull_policy";
    public string? PullPolicy => Text(PullPolicyKey);
    private static AttributeSpec PullPolicySpec =>
        new(
            PullPolicyKey,
            new TextShape
            {
                Description = "When the image is pulled: `always`, `never`, `missing`, `build`, `refresh`, `daily`, `weekly`, `every_12h`.",
                Pattern = "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+",
                Grammar = PullPolicySyntax.Check,
                Examples = PullPolicySyntax.Words,
            }
        );

    public const string PullRefreshAfterKey = "pull_refresh_after";
    public string? PullRefreshAfter => Text(PullRefreshAfterKey);
    private static AttributeSpec PullRefreshAfterSpec =>
        new(PullRefreshAfterKey, new TextShape { Description = "Accepted but ignored.", Emit = Emit.Never });
}
