using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>A dependency of a service (spec 1.7).</summary>
public sealed class ServiceDependency(Scalar key, Mapping node) : View(node)
{
    public const string ConditionKey = "condition";
    public const string RestartKey = "restart";
    public const string RequiredKey = "required";

    /// <summary>The default condition.</summary>
    internal const string Started = "service_started";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "dependency",
            [
                new(
                    ConditionKey,
                    new TextShape
                    {
                        Description = "The state the dependency must reach.",
                        Values = [Started, "service_healthy", "service_completed_successfully"],
                    }
                )
                {
                    Required = true,
                },
                new(
                    RestartKey,
                    new FlagShape { Description = "Whether to restart the dependent when the dependency is restarted.", Cast = Cast.Bool }
                ),
                new(
                    RequiredKey,
                    new FlagShape
                    {
                        Description = "Whether it is an error if it is missing.",
                        Cast = Cast.Bool,
                        Emit = Emit.WhenGiven,
                    }
                ),
            ]
        )
        {
            Description = "A service that starts first.",
        };

    public string Name => key.Text;

    /// <summary>Location of the name.</summary>
    public Location NameAt => key.At;

    /// <summary>When the dependency counts as ready.</summary>
    public DependencyCondition Condition =>
        Text(ConditionKey) switch
        {
            "service_healthy" => DependencyCondition.Healthy,
            "service_completed_successfully" => DependencyCondition.CompletedSuccessfully,
            _ => DependencyCondition.Started,
        };

    /// <summary>Whether the dependent is restarted when compose replaces or restarts the dependency.</summary>
    public bool Restart => Flag(RestartKey) ?? false;

    /// <summary>When false, its absence is a warning.</summary>
    public bool Required => Flag(RequiredKey) ?? true;
}

/// <summary>The state a dependency must reach before its dependent starts.</summary>
public enum DependencyCondition
{
    Started,
    Healthy,

    /// <summary>Stopped with exit code 0.</summary>
    CompletedSuccessfully,
}

/// <summary>Dependencies, as a list of names or a mapping with conditions (spec 1.7).</summary>
internal sealed class DependsOnShape : EitherShape
{
    public DependsOnShape()
    {
        List = new ListShape(new TextShape()) { Distinct = true };
        Mapping = new MapShape(ServiceDependency.Shape) { Names = true, Noun = "service" };
        FromList = static list => LongForm.Named(list, OnlyStarted);
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        base.Canonical(node, context) is Mapping services
            ? services with
            {
                Entries = [.. services.Entries.Select(static e => e with { Value = WithRequired(e.Value) })],
            }
            : node;

    private static Mapping OnlyStarted(Scalar name) =>
        new(
            name.At,
            [
                new Entry(Scalar.String(name.At, ServiceDependency.ConditionKey), Scalar.String(name.At, ServiceDependency.Started)),
                new Entry(Scalar.String(name.At, ServiceDependency.RequiredKey), Scalar.Bool(name.At, true)),
            ]
        );

    private static Node WithRequired(Node node) =>
        node is Mapping dependency && !dependency.Contains(ServiceDependency.RequiredKey)
            ? dependency.With(ServiceDependency.RequiredKey, Scalar.Bool(dependency.At, true))
            : node;
}
