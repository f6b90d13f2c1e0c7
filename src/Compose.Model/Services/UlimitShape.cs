using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>One limit for both, or a soft and a hard one. By a quirk of the reference zero is lost: <c>0</c> becomes <c>{}</c>.</summary>
internal sealed class UlimitShape : EitherShape
{
    private static readonly ObjectShape Pair = new("ulimit",
    [
        new("soft", new WholeShape { Description = "The limit that holds.", Cast = Cast.Int }) { Required = true },
        new("hard", new WholeShape { Description = "The limit up to which it may be raised.", Cast = Cast.Int }) { Required = true },
    ]);

    public UlimitShape()
    {
        Definition = "ulimit";
        Cast = Cast.Int;
        Merge = MergeRule.ReplaceWhole;
        Text = new WholeShape { Cast = Cast.Int };
        Mapping = Pair;
        FromText = static single => single.Text == "0" ? new Mapping(single.At, []) : null;
    }

    internal override void Check(Node node, ShapeContext context)
    {
        // The long form of a zero.
        if (node is Mapping { Count: 0 } && !node.At.Characters.StartsWith("{")) return;
        if (node is Mapping { Count: 1 } half && half.Entries[0].Name is "soft" or "hard") return;
        base.Check(node, context);
        if (node is Mapping pair && ScalarReading.Whole(pair["soft"] as Scalar) is { } soft && ScalarReading.Whole(pair["hard"] as Scalar) is { } hard && hard >= 0 && (soft > hard || soft < 0))
            context.Sink.Add(ShapeDiagnostics.InvalidLinuxValue.At(pair["soft"]!.At, $"the soft limit {soft} is above the hard limit {hard}")
                .WithHelp("lower it, or raise the hard limit"));
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        base.Canonical(node, context) is Mapping pair ? pair with { Entries = pair.Entries.RemoveAll(static e => e.Value is Scalar { Text: "0" }) } : base.Canonical(node, context);
}
