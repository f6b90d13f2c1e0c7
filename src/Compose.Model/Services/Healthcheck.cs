using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>How the engine checks the health of a container (spec 1.6).</summary>
public sealed class Healthcheck(Mapping node) : View(node)
{
    public const string TestKey = "test";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "healthcheck",
            [
                new(
                    TestKey,
                    new HealthTestShape { Description = "`CMD` or `CMD-SHELL` and the command, or `NONE`.", Merge = MergeRule.Replace }
                )
                {
                    WrongNames = ["cmd", "command"],
                },
                new("timeout", new DurationShape { Description = "The timeout of one check.", Emit = Emit.WhenGiven }),
                new("interval", new DurationShape { Description = "The interval between checks.", Emit = Emit.WhenGiven }),
                new(
                    "retries",
                    new WholeShape(ScalarTypes.Number | ScalarTypes.Text)
                    {
                        Description = "The number of consecutive failures that make the container unhealthy.",
                        Unsigned = true,
                        Cast = Cast.Int,
                        Emit = Emit.WhenGiven,
                    }
                )
                {
                    WrongNames = ["retry"],
                },
                new(
                    "start_period",
                    new DurationShape { Description = "The time after start during which failures are ignored.", Emit = Emit.WhenGiven }
                ),
                new(
                    "start_interval",
                    new DurationShape { Description = "The interval between checks during the start period.", Emit = Emit.WhenGiven }
                ),
                new("disable", new FlagShape { Description = "Whether the image's healthcheck is disabled.", Cast = Cast.Bool }),
            ]
        )
        {
            Description = "How the engine checks a container's health.",
            Emit = Emit.WhenGiven,
        };

    /// <summary>Default: unset, taken from the image.</summary>
    public ImmutableArray<string> Test => Strings(TestKey);

    public TimeSpan? Timeout => Duration("timeout");

    public TimeSpan? Interval => Duration("interval");

    public long? Retries => Whole("retries");

    public TimeSpan? StartPeriod => Duration("start_period");

    public TimeSpan? StartInterval => Duration("start_interval");

    public bool Disable => Flag("disable") ?? false;

    /// <summary>Whether the check is disabled: <c>disable: true</c> or a test of <c>NONE</c>.</summary>
    public bool IsOff => Disable || Test is { IsDefault: false } and ["NONE", ..];
}

/// <summary>
/// A shell command, even when it is <c>NONE</c>, or a list that starts with <c>CMD</c>, <c>CMD-SHELL</c> or <c>NONE</c> (spec 1.6).
/// </summary>
internal sealed class HealthTestShape : EitherShape
{
    public HealthTestShape()
    {
        IsSpelling = true;
        Text = new TextShape();
        List = new ListShape(new TextShape());
        FromText = static line => new Sequence(line.At, [Scalar.String(line.At, "CMD-SHELL"), line]) { Origin = line.Origin };
    }
}
