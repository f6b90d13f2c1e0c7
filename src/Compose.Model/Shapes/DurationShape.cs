using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A duration as text: <c>90s</c>, whose long form is <c>1m30s</c> (spec 1.0).</summary>
public sealed class DurationShape() : ScalarShape(ScalarTypes.Text)
{
    internal override bool IsReadLast => true;

    internal override void Check(Node node, ShapeContext context)
    {
        if (node is Scalar { Kind: ScalarKind.Int } number)
            context.Report(number, Explain(number.Text));
        else
            base.Check(node, context);
    }

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (!GoDuration.TryParseNanoseconds(scalar.Text, out _))
            context.Report(scalar, Explain(scalar.Text));
    }

    private static Mistake Explain(string text)
    {
        if (text.Length == 0)
            return Mistake.Of(
                ShapeDiagnostics.InvalidDuration,
                text,
                "invalid duration \"\": a duration must not be empty",
                "write a number and a unit: `30s`"
            );
        if (text.AsSpan().IndexOfAnyExcept("0123456789.") < 0)
            return Mistake.Of(
                ShapeDiagnostics.InvalidDuration,
                text,
                $"invalid duration \"{text}\": it has no unit",
                $"add a unit: `{text}s`",
                $"{text}s"
            );
        var packed = text.Replace(" ", "", StringComparison.Ordinal);
        return packed != text && GoDuration.TryParseNanoseconds(packed, out _)
            ? Mistake.Of(
                ShapeDiagnostics.InvalidDuration,
                text,
                $"invalid duration \"{text}\": it contains a space",
                $"write `{packed}`",
                packed
            )
            : Mistake.Of(
                ShapeDiagnostics.InvalidDuration,
                text,
                $"invalid duration \"{text}\"",
                "write numbers with units us, ms, s, m, h, d or w: `1m30s`"
            );
    }

    internal override Node Canonical(Node node, ShapeContext context) =>
        node is Scalar { Kind: ScalarKind.String } scalar && GoDuration.TryParseNanoseconds(scalar.Text, out var nanoseconds)
            ? scalar with
            {
                Text = GoDuration.Format(nanoseconds),
            }
            : node;
}
