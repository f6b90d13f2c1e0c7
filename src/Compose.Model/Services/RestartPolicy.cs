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
                        Description = "`none`, `on-failure` or `any` (default); also the words of `restart`: `no`, `always`, `unless-stopped`.",
                        Suggested = ["none", "on-failure", "any", "no", "always", "unless-stopped"],
                    }
                ),
                new("delay", new DurationShape { Description = "The delay between attempts.", Emit = Emit.WhenGiven }),
                new(
                    "max_attempts",
                    new WholeShape
                    {
                        Description = "The maximum number of attempts.",
                        Unsigned = true,
                        Cast = Cast.Int,
                        Emit = Emit.WhenGiven,
                    }
                ),
                new("window", new DurationShape { Description = "The time until a restart counts as successful.", Emit = Emit.WhenGiven }),
            ]
        )
        {
            Description = "When exited containers are restarted (deploy.restart_policy).",
            Emit = Emit.WhenGiven,
        };

    public string? Condition => Text("condition");

    public TimeSpan? Delay => Duration("delay");

    /// <summary>Null means no limit.</summary>
    public long? MaxAttempts => Whole("max_attempts");

    public TimeSpan? Window => Duration("window");
}
