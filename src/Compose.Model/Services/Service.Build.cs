namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How the image is built; null when it only is pulled.</summary>
    public BuildConfig? Build => Part("build", static node => new BuildConfig(node));
}
