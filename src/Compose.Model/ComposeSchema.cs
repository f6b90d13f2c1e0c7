using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Model.Shapes;

namespace Compose.Model;

/// <summary>JSON Schema (draft-07) of compose files for editors, generated from the shapes.</summary>
public static class ComposeSchema
{
    public static string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        // Never embedded in HTML: apostrophes and symbols stay readable.
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
