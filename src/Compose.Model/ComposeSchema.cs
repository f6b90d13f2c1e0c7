using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Model.Shapes;

namespace Compose.Model;

/// <summary>The JSON Schema of compose files for editors: what the shapes say, in draft-07.</summary>
public static class ComposeSchema
{
    public static string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Never embedded in HTML: apostrophes and signs stay readable.
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
            json.WriteString("title", "Compose file");
            json.WriteString("description", ComposeFile.Shape.Description);
            var writer = new SchemaWriter(json);
            ComposeFile.Shape.WriteSchema(writer);
            writer.WriteDefinitions();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
