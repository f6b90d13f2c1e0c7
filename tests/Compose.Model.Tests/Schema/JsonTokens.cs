using System.Globalization;
using Compose.Model.Syntax;
using Newtonsoft.Json.Linq;

namespace Compose.Model.Tests.Schema;

/// <summary>Converts nodes to JSON for a schema validator.</summary>
internal static class JsonTokens
{
    public static JToken Of(Node node) =>
        node switch
        {
            Mapping mapping => new JObject(mapping.Entries.Select(entry => new JProperty(entry.Name, Of(entry.Value)))),
            Sequence sequence => new JArray(sequence.Items.Select(Of)),
            Scalar { Kind: ScalarKind.Null } => JValue.CreateNull(),
            Scalar { Kind: ScalarKind.Bool } flag => new JValue(GoNumber.ToText(flag) == "true"),
            Scalar { Kind: ScalarKind.Int or ScalarKind.Float } number => Number(number),
            Scalar scalar => JValue.CreateString(scalar.Text),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };

    // JSON Schema treats 2.0 as an integer; the validator does so only by spelling.
    private static JValue Number(Scalar scalar)
    {
        if (scalar.Kind == ScalarKind.Float)
        {
            var real = GoNumber.ToDouble(scalar.Text);
            return double.IsInteger(real) && Math.Abs(real) < 1e15 ? new JValue((long)real) : new JValue(real);
        }

        GoNumber.TryParseInteger(scalar.Text, out var whole);
        return new JValue(long.Parse(whole.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }
}
