namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Accepted and without effect.</summary>
    public string? PullRefreshAfter => Text("pull_refresh_after");
}
