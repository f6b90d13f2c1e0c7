using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Starting, restarting and stopping containers, and hooks around that.
public sealed partial class Service
{
    public const string DependsOnKey = "depends_on";
    public ImmutableArray<ServiceDependency> DependsOn => Named(DependsOnKey, static (key, node) => new ServiceDependency(key, node));
    private static AttributeSpec DependsOnSpec =>
        new(
            DependsOnKey,
            new DependsOnShape
            {
                Description = "Services that start first, including those implied by links and shared namespaces.",
                Merge = MergeRule.AsMapping,
            }
        )
        {
            WrongNames = ["depends", "requires", "needs"],
        };

    public const string RestartKey = "restart";
    public string? Restart => Text(RestartKey);
    private static AttributeSpec RestartSpec =>
        new(
            RestartKey,
            new TextShape
            {
                Description = "`no`, `always`, `unless-stopped`, `on-failure[:times]`.",
                Grammar = RestartPolicySyntax.Check,
                Examples = RestartPolicySyntax.Words,
            }
        );

    public const string StopGracePeriodKey = "stop_grace_period";

    /// <summary>Null means the engine's default of 10 seconds.</summary>
    public TimeSpan? StopGracePeriod => Duration(StopGracePeriodKey);
    private static AttributeSpec StopGracePeriodSpec =>
        new(
            StopGracePeriodKey,
            new DurationShape { Description = "How long a container may take to stop before it is killed.", Emit = Emit.WhenGiven }
        )
        {
            WrongNames = ["stop_timeout"],
        };

    public const string StopSignalKey = "stop_signal";
    public string? StopSignal => Text(StopSignalKey);
    private static AttributeSpec StopSignalSpec =>
        new(StopSignalKey, new TextShape { Description = "The signal that asks the container to stop.", Grammar = Signal.Check });

    public const string PreStartKey = "pre_start";
    public ImmutableArray<Hook> PreStart => Items(PreStartKey, static node => new Hook(node));
    private static AttributeSpec PreStartSpec =>
        new(
            PreStartKey,
            new ListShape(Hook.InitShape) { Description = "Commands run before the service starts, each in a separate container." }
        );

    public const string PostStartKey = "post_start";
    public ImmutableArray<Hook> PostStart => Items(PostStartKey, static node => new Hook(node));
    private static AttributeSpec PostStartSpec =>
        new(PostStartKey, new ListShape(Hook.Shape) { Description = "Commands run in the container after it has started." });

    public const string PreStopKey = "pre_stop";
    public ImmutableArray<Hook> PreStop => Items(PreStopKey, static node => new Hook(node));
    private static AttributeSpec PreStopSpec =>
        new(PreStopKey, new ListShape(Hook.Shape) { Description = "Commands run in the container before it is stopped." });
}
