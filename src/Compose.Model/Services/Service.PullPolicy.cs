using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>
    /// When the image is pulled: <c>always</c>, <c>never</c>, <c>missing</c>, <c>build</c>, <c>refresh</c>, <c>daily</c>, <c>weekly</c>,
    /// <c>every_12h</c>.
    /// </summary>
    public string? PullPolicy => Text("pull_policy");

    private static Shape PullPolicyShape => new TextShape
    {
        Description = "When the image is pulled: `always`, `never`, `missing`, `build`, `refresh`, `daily`, `weekly`, `every_12h`.",
        Pattern = "always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+",
        Grammar = PullPolicySyntax.Check,
        Examples = PullPolicySyntax.Words,
    };
}
