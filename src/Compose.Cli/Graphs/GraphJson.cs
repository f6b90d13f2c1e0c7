using System.Buffers;
using System.Text;
using System.Text.Json;
using Compose.Model;
using Compose.Model.Graph;
using Compose.Model.Services;

namespace Compose.Cli.Graphs;

/// <summary>The waves, and every edge with its condition and location.</summary>
internal static class GraphJson
{
    public static string Of(Project project)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("waves");
            foreach (var wave in DependencyGraph.Of(project).Waves)
            {
                json.WriteStartArray();
                foreach (var name in wave)
                    json.WriteStringValue(name);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartArray("dependencies");
            foreach (var service in project.Services)
                foreach (var dependency in service.DependsOn.OrderBy(static d => d.Name, StringComparer.Ordinal))
                    Write(json, service, dependency);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Service service, ServiceDependency dependency)
    {
        json.WriteStartObject();
        json.WriteString("service", service.Name);
        json.WriteString("dependsOn", dependency.Name);
        json.WriteString("condition", Word(dependency.Condition));
        json.WriteBoolean("required", dependency.Required);
        json.WriteBoolean("restart", dependency.Restart);
        json.WriteString("path", dependency.NameAt.Source.Path);
        json.WriteNumber("line", dependency.NameAt.Start.Line);
        json.WriteEndObject();
    }

    /// <summary>The condition as spelled in files.</summary>
    public static string Word(DependencyCondition condition) =>
        condition switch
        {
            DependencyCondition.Healthy => "service_healthy",
            DependencyCondition.CompletedSuccessfully => "service_completed_successfully",
            _ => "service_started",
        };
}
