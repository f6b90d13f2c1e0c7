using System.Text;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Output;

/// <summary>Writes nodes as the reference's JSON: attributes in shape order, user-defined keys sorted (spec 1.12).</summary>
public sealed class JsonWriter
{
    private readonly StringBuilder output = new();
    private readonly bool indented;
    private readonly bool escapeDollars;
    private int indent;

    private JsonWriter(bool indented, bool escapeDollars) => (this.indented, this.escapeDollars) = (indented, escapeDollars);

    /// <summary>
    /// The whole project as printed by <c>config --format json</c>: root keys sorted, models omitted, x-* at the root only.
    /// </summary>
    /// <param name="shape">Null sorts all keys and prints everything.</param>
    /// <param name="escapeDollars">Doubles every <c>$</c> in values, so that the output contains no variables.</param>
    /// <returns>JSON indented by two spaces, ending with a line break.</returns>
    public static string WriteProject(Mapping root, Shape? shape = null, bool escapeDollars = false)
    {
        var json = new JsonWriter(indented: true, escapeDollars);
        json.Append(Printed.ForJsonRoot(root, shape));
        return json.output.Append('\n').ToString();
    }

    /// <summary>One value, indented, ending with a line break.</summary>
    public static string Write(Node node, Shape? shape = null, bool escapeDollars = false)
    {
        var json = new JsonWriter(indented: true, escapeDollars);
        json.Append(node, shape);
        return json.output.Append('\n').ToString();
    }

    /// <summary>One value without whitespace, the input of the config hash.</summary>
    public static string WriteCompact(Node node, Shape? shape = null)
    {
        var json = new JsonWriter(indented: false, escapeDollars: false);
        json.Append(node, shape);
        return json.output.ToString();
    }

    private void Append(Node node, Shape? shape)
    {
        switch (node)
        {
            case Scalar scalar:
                Append(scalar);
                break;
            case Mapping mapping:
                Append(Printed.ForJson(mapping, shape));
                break;
            case Sequence { Count: 0 }:
                output.Append("[]");
                break;
            case Sequence sequence:
                Open('[');
                for (var i = 0; i < sequence.Count; i++)
                {
                    NextLine(i == 0);
                    Append(sequence.Items[i], shape?.Item);
                }

                Close(']');
                break;
        }
    }

    private void Append(List<Printed> entries)
    {
        if (entries.Count == 0)
        {
            output.Append("{}");
            return;
        }

        Open('{');
        for (var i = 0; i < entries.Count; i++)
        {
            NextLine(i == 0);
            JsonText.Append(output, escapeDollars ? entries[i].Key.Replace("$", "$$") : entries[i].Key);
            output.Append(indented ? ": " : ":");
            Append(entries[i].Value, entries[i].Shape);
        }

        Close('}');
    }

    private void Append(Scalar scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                output.Append("null");
                break;
            case ScalarKind.Bool or ScalarKind.Int:
                output.Append(GoNumber.ToText(scalar));
                break;
            case ScalarKind.Float when double.IsFinite(GoNumber.ToDouble(scalar.Text)):
                output.Append(GoNumber.FormatJson(GoNumber.ToDouble(scalar.Text)));
                break;
            case ScalarKind.Timestamp when Timestamp.TryParse(scalar.Text, out var time):
                JsonText.Append(output, time.ToRfc3339());
                break;
            default:
                JsonText.Append(output, escapeDollars ? scalar.Text.Replace("$", "$$") : scalar.Text);
                break;
        }
    }

    private void Open(char bracket)
    {
        output.Append(bracket);
        indent += 2;
    }

    private void NextLine(bool first)
    {
        if (!first)
            output.Append(',');
        if (indented)
            output.Append('\n').Append(' ', indent);
    }

    private void Close(char bracket)
    {
        indent -= 2;
        if (indented)
            output.Append('\n').Append(' ', indent);
        output.Append(bracket);
    }
}
