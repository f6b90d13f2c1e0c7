using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A boolean, also as text (spec 1.0, bool fields).</summary>
public sealed class FlagShape(ScalarTypes types = ScalarTypes.Flag | ScalarTypes.Text) : ScalarShape(types)
{
    internal override bool IsReadLast => true;

    private protected override void CheckValue(Scalar scalar, ShapeContext context)
    {
        // Already reported by the cast of substituted text.
        if (scalar.Kind == ScalarKind.Bool || Cast == Cast.Bool)
            return;
        if (Read(scalar.Text) is null)
            context.Report(
                scalar,
                Mistake.Of(
                    ShapeDiagnostics.InvalidType,
                    scalar.Text,
                    $"{context.Subject} must be {Boolean}, not `{scalar.Text}`",
                    "write `true` or `false`"
                )
            );
        else if (scalar.Text.Length is not (4 or 5))
            context.Report(
                scalar,
                Mistake.Of(
                    Loose,
                    scalar.Text,
                    $"`{scalar.Text}` is not a boolean in YAML 1.2",
                    $"write `{(Read(scalar.Text) is true ? "true" : "false")}`"
                )
            );
    }

    /// <summary>The name of the type in messages.</summary>
    internal const string Boolean = "a boolean, true or false";

    internal override string Expected() => Boolean;

    private static readonly Descriptor Loose = ShapeDiagnostics.LooseBoolean;

    private static bool? Read(string text) =>
        text.ToLowerInvariant() switch
        {
            "true" or "y" or "yes" or "on" => true,
            "false" or "n" or "no" or "off" => false,
            _ => null,
        };

    internal override Node Canonical(Node node, ShapeContext context) =>
        node is Scalar { Kind: ScalarKind.String } scalar && Read(scalar.Text) is { } flag
            ? scalar with
            {
                Text = flag ? "true" : "false",
                Kind = ScalarKind.Bool,
            }
            : node;
}
