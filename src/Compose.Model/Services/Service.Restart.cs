using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary><c>no</c>, <c>always</c>, <c>unless-stopped</c>, <c>on-failure[:times]</c>.</summary>
    public string? Restart => Text("restart");

    private static Shape RestartShape => new TextShape
    {
        Description = "`no`, `always`, `unless-stopped`, `on-failure[:times]`.",
        Grammar = RestartPolicySyntax.Check,
        Examples = RestartPolicySyntax.Words,
    };
}
