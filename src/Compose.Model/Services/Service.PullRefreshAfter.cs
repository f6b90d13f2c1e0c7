using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Accepted and without effect.</summary>
    public string? PullRefreshAfter => Text("pull_refresh_after");

    private static Shape PullRefreshAfterShape => new TextShape { Description = "Accepted and without effect.", Emit = Emit.Never };
}
