using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compose.Cli.Formatting;
using Compose.Model.Output;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Cli.Configs;

/// <summary>--variables: the variables used by the files, with their defaults. Other errors in the files are ignored.</summary>
internal static class ConfigVariables
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Print(ConfigRequest request, CancellationToken cancellationToken)
    {
        var format = request.FormatOf("table", "json", "yaml");
        request = request.OfAll("variables", "variables of the full model");
        var project = request.Call.Load(
            [],
            cancellationToken,
            options => request.Adjust(options) with { Interpolate = false, Validate = false }
        );
        var variables = VariableExtractor.Extract(project.Root);
        return format switch
        {
            "json" => Json(variables),
            "yaml" => Yaml(variables),
            _ => Rows(variables).ToString(),
        };
    }

    private static Table Rows(ImmutableArray<DeclaredVariable> variables)
    {
        var table = Table.Wide().Add("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
        foreach (var variable in variables)
            table.Add(variable.Name, variable.Required ? "true" : "false", variable.Default ?? "", variable.Alternate ?? "");
        return table;
    }

    private static string Json(ImmutableArray<DeclaredVariable> variables)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Indented))
        {
            json.WriteStartObject();
            foreach (var variable in variables)
            {
                json.WriteStartObject(variable.Name);
                json.WriteString("Name", variable.Name);
                json.WriteString("DefaultValue", variable.Default ?? "");
                json.WriteString("PresenceValue", variable.Alternate ?? "");
                json.WriteBoolean("Required", variable.Required);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    // The reference prints these with its library's defaults: lower-case names, four columns per level.
    private static string Yaml(ImmutableArray<DeclaredVariable> variables)
    {
        if (variables.IsEmpty)
            return "{}\n";
        var text = new StringBuilder();
        foreach (var variable in variables)
        {
            text.Append($"{Scalar(variable.Name)}:\n");
            text.Append($"    name: {Scalar(variable.Name)}\n");
            text.Append($"    defaultvalue: {Scalar(variable.Default ?? "")}\n");
            text.Append($"    presencevalue: {Scalar(variable.Alternate ?? "")}\n");
            text.Append($"    required: {(variable.Required ? "true" : "false")}\n");
        }

        return text.ToString();
    }

    private static string Scalar(string text) =>
        YamlWriter.Write(Model.Syntax.Scalar.String(new Location(new SourceText("", ""), default), text)).TrimEnd('\n');
}
