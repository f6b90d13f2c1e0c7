using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary><c>deploy.restart_policy</c> (spec 1.4).</summary>
public sealed class RestartPolicy(Mapping node) : View(node)
{
    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "restart_policy",
            [
                new(
                    "condition",
                    new TextShape
                    {
                        Description = "`none`, `on-failure` or `any`, which holds when unset.",
                        Suggested = ["none", "on-failure", "any"],
                    }
                ),
                new("delay", new DurationShape { Description = "The pause before each attempt.", Emit = Emit.WhenGiven }),
                new(
                    "max_attempts",
                    new WholeShape
                    {
                        Description = "How often at most.",
                        Unsigned = true,
                        Cast = Cast.Int,
                        Emit = Emit.WhenGiven,
                    }
                ),
                new("window", new DurationShape { Description = "How long a start must hold to count as good.", Emit = Emit.WhenGiven }),
            ]
        )
        {
            Description = "When stopped containers are started again (deploy.restart_policy).",
            Emit = Emit.WhenGiven,
        };

    public string? Condition => Text("condition");

    public TimeSpan? Delay => Duration("delay");

    /// <summary>Null means no limit.</summary>
    public long? MaxAttempts => Whole("max_attempts");

    public TimeSpan? Window => Duration("window");
}
