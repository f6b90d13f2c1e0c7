using System.Globalization;
using Compose.Model.Syntax;
using Newtonsoft.Json.Linq;

namespace Compose.Model.Tests.Schema;

/// <summary>Nodes as the JSON a schema validator sees.</summary>
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

    // To JSON Schema 2.0 is an integer; to the validator it is one only when it is spelled so.
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
