using System.Globalization;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A whole number, also as decimal text. A fraction, where allowed at all, is truncated.</summary>
public sealed class WholeShape(ScalarTypes types = ScalarTypes.Whole | ScalarTypes.Text) : ScalarShape(types)
{
    internal override bool IsReadLast => true;

    /// <summary>A word that stands for a number: <c>all</c> devices are -1.</summary>
    internal (string Word, long Value)? Word { get; init; }

    /// <summary>Returns the mistake in a number given as decimal text; null when valid.</summary>
    internal Func<string, Mistake?>? Grammar { get; init; }

    /// <summary>Whether negative numbers are refused, including as text.</summary>
    internal bool Unsigned { get; init; }

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        if (scalar.Kind == ScalarKind.String && Cast != Cast.None)
            return;
        var value = Read(scalar);
        if (value is null)
        {
            var word = Word is { } known ? $" or `{known.Word}`" : "";
            context.Report(
                scalar,
                Mistake.Of(
                    ShapeDiagnostics.InvalidType,
                    scalar.Text,
                    $"{context.Subject} must be a whole number{word}, not `{scalar.Text}`",
                    $"write digits only{word}"
                )
            );
        }
        else if (Unsigned && value < 0)
        {
            context.Report(
                scalar,
                Mistake.Of(
                    ShapeDiagnostics.NumberOutOfRange,
                    scalar.Text,
                    $"{context.Subject} must be 0 or more, not {value}",
                    "write 0 or more"
                )
            );
        }
        else if (Grammar?.Invoke(value.Value.ToString(CultureInfo.InvariantCulture)) is { } mistake)
        {
            context.Report(scalar, mistake);
        }
    }

    private long? Read(Scalar scalar) => Word is { } word && scalar.Text == word.Word ? word.Value : ScalarReading.Whole(scalar);

    internal override Node Canonical(Node node, ShapeContext context) =>
        node is Scalar { Kind: not ScalarKind.Null } scalar && Read(scalar) is { } value
            ? scalar with
            {
                Text = value.ToString(CultureInfo.InvariantCulture),
                Kind = ScalarKind.Int,
            }
            : node;
}
