namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>When the image is pulled: <c>always</c>, <c>never</c>, <c>missing</c>, <c>build</c>, <c>refresh</c>, <c>daily</c>, <c>weekly</c>, <c>every_12h</c>.</summary>
    public string? PullPolicy => Text("pull_policy");
}
