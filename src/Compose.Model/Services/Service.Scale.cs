namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>How many containers; agrees with deploy.replicas.</summary>
    public long? Scale => Whole("scale");
}
