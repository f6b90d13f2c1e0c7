using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>A service that comes first (spec 1.7).</summary>
public sealed class ServiceDependency(Scalar key, Mapping node) : View(node)
{
    /// <summary>What it may say, in the order of output.</summary>
    public static ObjectShape Shape { get; } = new("dependency",
    [
        new("condition", new TextShape
        {
            Description = "What the dependency must have reached.",
            Values = ["service_started", "service_healthy", "service_completed_successfully"],
        })
        {
            Required = true,
        },
        new("restart", new FlagShape { Description = "Whether the dependent is restarted when the dependency is.", Cast = Cast.Bool }),
        new("required", new FlagShape { Description = "Whether its absence is an error.", Cast = Cast.Bool, Emit = Emit.WhenGiven }),
    ])
    {
        Description = "A service that comes first.",
    };

    public string Name => key.Text;

    /// <summary>Where the name stands.</summary>
    public Location NameAt => key.At;

    /// <summary>What it must have reached.</summary>
    public DependencyCondition Condition => Text("condition") switch
    {
        "service_healthy" => DependencyCondition.Healthy,
        "service_completed_successfully" => DependencyCondition.CompletedSuccessfully,
        _ => DependencyCondition.Started,
    };

    /// <summary>Whether the dependent is restarted when compose replaces or restarts this one.</summary>
    public bool Restart => Flag("restart") ?? false;

    /// <summary>Whether its absence is an error; a warning otherwise.</summary>
    public bool Required => Flag("required") ?? true;
}
