using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Number and resources of containers; `watch` rules.
public sealed partial class Service
{
    public const string DeployKey = "deploy";
    public Deploy? Deploy => Part(DeployKey, static node => new Deploy(node));
    private static AttributeSpec DeploySpec => new(DeployKey, Services.Deploy.Shape);

    public const string ScaleKey = "scale";
    public long? Scale => Whole(ScaleKey);
    private static AttributeSpec ScaleSpec =>
        new(
            ScaleKey,
            new WholeShape
            {
                Description = "The number of containers; must equal deploy.replicas if both are set.",
                Cast = Cast.Int,
                Emit = Emit.WhenGiven,
            }
        );

    public const string DevelopKey = "develop";
    public Develop? Develop => Part(DevelopKey, static node => new Develop(node));
    private static AttributeSpec DevelopSpec => new(DevelopKey, Services.Develop.Shape);
}
