using System.Globalization;
using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Variables;

/// <summary>Converts text to the number or boolean expected at its place (spec 2.5, casts).</summary>
internal static class Casts
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// The typed scalar; reports a finding and returns null when the text is invalid. Numbers are respelled: text is never octal,
    /// <c>010</c> is ten.
    /// </summary>
    /// <param name="path">Keys from the innermost out.</param>
    public static Scalar? Apply(Scalar scalar, Cast cast, Stack<string> path, DiagnosticSink sink) =>
        cast switch
        {
            Cast.Int => ToInt(scalar.Text) is { } whole
                ? Typed(scalar, whole.ToString(CultureInfo.InvariantCulture), ScalarKind.Int)
                : Refuse(scalar, path, "a whole number", "1", sink),
            Cast.Float => ToFloat(scalar.Text) is { } real
                ? Typed(scalar, real.ToString("R", CultureInfo.InvariantCulture), ScalarKind.Float)
                : Refuse(scalar, path, "a number", "0.5", sink),
            Cast.Bool => ToBool(scalar, path, sink) is { } flag
                ? Typed(scalar, flag ? "true" : "false", ScalarKind.Bool)
                : Refuse(scalar, path, "true or false", "true", sink),
            _ => scalar,
        };

    private static Scalar Typed(Scalar scalar, string text, ScalarKind kind) => scalar with { Text = text, Kind = kind };

    private static long? ToInt(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? ToFloat(string text) =>
        double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static bool? ToBool(Scalar scalar, Stack<string> path, DiagnosticSink sink)
    {
        switch (scalar.Text.ToLowerInvariant())
        {
            case "true":
                return true;
            case "false":
                return false;
            case "y" or "yes" or "on":
                sink.Add(VariableDiagnostics.Loose(Join(path), scalar.Text, true, scalar.At));
                return true;
            case "n" or "no" or "off":
                sink.Add(VariableDiagnostics.Loose(Join(path), scalar.Text, false, scalar.At));
                return false;
            default:
                return null;
        }
    }

    private static Scalar? Refuse(Scalar scalar, Stack<string> path, string needed, string example, DiagnosticSink sink)
    {
        if (scalar.Substitution is null)
        {
            sink.Add(
                ShapeDiagnostics
                    .InvalidType.At(scalar.At, VariableDiagnostics.NotCast(Join(path), scalar.Text, null, needed))
                    .WithHelp($"write {needed}, for example `{example}`")
            );
            return null;
        }

        var unset = scalar is { Text: "", Substitution: { } substitution }
            ? substitution.Uses.FirstOrDefault(static use => use.IsUnset)
            : null;
        sink.Add(VariableDiagnostics.Unusable(Join(path), scalar.Text, unset?.Name, needed, example, unset?.At ?? scalar.At));
        return null;
    }

    private static string Join(Stack<string> path)
    {
        var joined = new System.Text.StringBuilder();
        foreach (var step in path.Reverse())
        {
            if (joined.Length > 0 && step is not ['[', ..])
                joined.Append('.');
            joined.Append(step);
        }

        return joined.ToString();
    }
}
