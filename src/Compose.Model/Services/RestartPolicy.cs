using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>When stopped containers are started again (deploy.restart_policy).</summary>
public sealed class RestartPolicy(Mapping node) : View(node)
{
    /// <summary><c>none</c>, <c>on-failure</c> or <c>any</c>, which holds when unset.</summary>
    public string? Condition => Text("condition");

    /// <summary>The pause before each attempt.</summary>
    public TimeSpan? Delay => Duration("delay");

    /// <summary>How often at most; null is no limit.</summary>
    public long? MaxAttempts => Whole("max_attempts");

    /// <summary>How long a start must hold to count as good.</summary>
    public TimeSpan? Window => Duration("window");
}
