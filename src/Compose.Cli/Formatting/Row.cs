using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Compose.Cli.Formatting;

/// <summary>
/// A listed item: names and values in JSON order. A value is text, a whole number, a boolean, or a list of rows or texts.
/// </summary>
internal sealed class Row(params (string Name, object? Value)[] fields)
{
    private static readonly JsonWriterOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IEnumerable<string> Names => fields.Select(static f => f.Name);

    /// <summary>Labels of the item, for templates.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public bool TryGet(string name, out object? value)
    {
        foreach (var field in fields)
        {
            if (field.Name != name)
                continue;
            value = field.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>A JSON object with &lt;, &gt; and &amp; escaped, as Go's marshalling does.</summary>
    public string ToJson() =>
        Json(Write)
            .Replace("<", "\\u003c", StringComparison.Ordinal)
            .Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal);

    /// <summary>A JSON array, as printed by `ls` and `images`.</summary>
    public static string ToJson(IEnumerable<Row> rows) => Json(json => Write(json, rows));

    /// <summary>A field's value as JSON.</summary>
    public static string ToJson(object? value) => Json(json => Write(json, value));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AsIs))
            write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case Row row:
                row.Write(json);
                break;
            case IEnumerable<Row> rows:
                json.WriteStartArray();
                foreach (var row in rows)
                    row.Write(json);
                json.WriteEndArray();
                break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"a field cannot hold a {value.GetType().Name}");
        }
    }
}
