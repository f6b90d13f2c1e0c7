using System.Text;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Output;

/// <summary>
/// Writes nodes as <c>config</c> prints them: two columns per level, list items indented, attributes in shape order (spec 1.12).
/// </summary>
public static class YamlWriter
{
    /// <param name="shape">Determines attribute order and omissions; null sorts keys and prints everything.</param>
    /// <param name="escapeDollars">Doubles every <c>$</c> in values, so that the output contains no variables.</param>
    /// <returns>YAML ending with a line break.</returns>
    public static string Write(Node node, Shape? shape = null, bool escapeDollars = false)
    {
        var output = new StringBuilder();
        Append(output, node, shape, 0, 0, escapeDollars);
        return output.Append('\n').ToString();
    }

    /// <param name="indent">Columns of indentation of a collection's lines.</param>
    /// <param name="column">Columns already filled on the current line when a collection starts.</param>
    private static void Append(StringBuilder output, Node node, Shape? shape, int indent, int column, bool escapeDollars)
    {
        switch (node)
        {
            case Scalar scalar:
                AppendScalar(output, scalar, Math.Max(indent, 2), escapeDollars);
                break;
            case Sequence { Count: 0 }:
                output.Append("[]");
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    NextLine(output, indent, ref column);
                    output.Append("- ");
                    Append(output, item, shape?.Item, indent + 2, indent + 2, escapeDollars);
                }

                break;
            case Mapping mapping:
                var printed = Printed.ForYaml(mapping, shape);
                if (printed.Count == 0)
                    output.Append("{}");
                foreach (var (key, value, child) in printed)
                {
                    NextLine(output, indent, ref column);
                    var isSimple = AppendKey(output, escapeDollars ? key.Replace("$", "$$") : key, indent);
                    if (isSimple && StartsBelow(value, child))
                        Append(output, value, child, indent + 2, -1, escapeDollars);
                    else
                        Append(output.Append(' '), value, child, indent + 2, indent + 2, escapeDollars);
                }

                break;
        }
    }

    /// <summary>Writes a key and its colon, as a complex key (<c>? key</c>) where necessary; returns whether the key is simple.</summary>
    private static bool AppendKey(StringBuilder output, string key, int indent)
    {
        var isSimple = YamlText.IsSimpleKey(key);
        if (!isSimple)
            output.Append("? ");
        YamlText.AppendKey(output, key);
        if (!isSimple)
            output.Append('\n').Append(' ', indent);
        output.Append(':');
        return isSimple;
    }

    private static bool StartsBelow(Node value, Shape? shape) =>
        value switch
        {
            Sequence sequence => sequence.Count > 0,
            Mapping mapping => Printed.AnyForYaml(mapping, shape),
            _ => false,
        };

    /// <summary>Starts a new line, unless the first entry may share the line of its dash or this is the start of the text.</summary>
    private static void NextLine(StringBuilder output, int indent, ref int column)
    {
        if (column != indent)
            output.Append('\n').Append(' ', indent);
        column = -1;
    }

    private static void AppendScalar(StringBuilder output, Scalar scalar, int indent, bool escapeDollars)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                output.Append("null");
                break;
            case ScalarKind.String:
                YamlText.AppendValue(output, escapeDollars ? scalar.Text.Replace("$", "$$") : scalar.Text, indent);
                break;
            case ScalarKind.Float when GoNumber.ToDouble(scalar.Text) is var value && !double.IsFinite(value):
                output.Append(
                    double.IsNaN(value) ? ".nan"
                    : value > 0 ? ".inf"
                    : "-.inf"
                );
                break;
            case ScalarKind.Timestamp when Timestamp.TryParse(scalar.Text, out var time):
                output.Append(time.ToRfc3339());
                break;
            default:
                output.Append(GoNumber.ToText(scalar));
                break;
        }
    }
}
