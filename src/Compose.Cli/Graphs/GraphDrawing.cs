using System.Text;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Cli.Graphs;

/// <summary>The graph in languages of drawing tools; arrows point from a service to its dependency.</summary>
internal static class GraphDrawing
{
    public static string Mermaid(Project project)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var service in project.Services)
            text.Append($"  {Id(service.Name)}[\"{service.Name}\"]\n");
        foreach (var (service, dependency) in Edges(project))
        {
            var arrow = dependency.Required ? "-->" : "-.->";
            text.Append($"  {Id(service.Name)} {arrow}{Label(dependency, "|", "|")} {Id(dependency.Name)}\n");
        }

        return text.ToString();
    }

    public static string Dot(Project project)
    {
        var text = new StringBuilder($"digraph \"{project.Name}\" {{\n  rankdir=LR;\n  node [shape=box];\n");
        foreach (var service in project.Services)
            text.Append($"  \"{service.Name}\";\n");
        foreach (var (service, dependency) in Edges(project))
        {
            var style = dependency.Required ? "" : "style=dashed";
            var label = Label(dependency, "label=\"", "\"");
            var attributes = string.Join(", ", new[] { label, style }.Where(static a => a.Length > 0));
            text.Append($"  \"{service.Name}\" -> \"{dependency.Name}\"{(attributes.Length > 0 ? $" [{attributes}]" : "")};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<(Service Service, ServiceDependency Dependency)> Edges(Project project) =>
        from service in project.Services
        from dependency in service.DependsOn.OrderBy(static d => d.Name, StringComparer.Ordinal)
        where project.FindService(dependency.Name) is not null
        select (service, dependency);

    private static string Label(ServiceDependency dependency, string before, string after) =>
        dependency.Condition switch
        {
            DependencyCondition.Healthy => before + "healthy" + after,
            DependencyCondition.CompletedSuccessfully => before + "completed" + after,
            _ => "",
        };

    /// <summary>Dots, dashes and the word `end` have special meanings in Mermaid.</summary>
    private static string Id(string name) => "s_" + name.Replace('-', '_').Replace('.', '_');
}
