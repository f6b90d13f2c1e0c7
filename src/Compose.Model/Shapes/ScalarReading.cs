using System.Globalization;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>The numeric values of scalars, whether numbers or text.</summary>
internal static class ScalarReading
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>A whole number; fractions are truncated. Text is decimal. Null when absent, invalid or out of range.</summary>
    public static long? Whole(Scalar? scalar)
    {
        switch (scalar?.Kind)
        {
            case null:
                return null;
            case ScalarKind.Int:
                return GoNumber.TryParseInteger(scalar.Text, out var whole) && whole <= long.MaxValue ? (long)whole : null;
            case ScalarKind.Float:
                return GoNumber.ToDouble(scalar.Text) is var real && Math.Abs(real) < 9e18 ? (long)real : null;
            default:
                return long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                    ? value
                    : null;
        }
    }

    /// <summary>A number; null when invalid or infinite.</summary>
    public static double? Real(Scalar scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Int:
                return GoNumber.TryParseInteger(scalar.Text, out var whole) ? (double)whole : null;
            case ScalarKind.Float:
                return GoNumber.ToDouble(scalar.Text) is var real && double.IsFinite(real) ? real : null;
            default:
                return double.TryParse(scalar.Text, Decimal, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
                    ? value
                    : null;
        }
    }
}
