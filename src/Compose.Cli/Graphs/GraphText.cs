using Compose.Cli.Formatting;
using Compose.Model;
using Compose.Model.Graph;
using Compose.Model.Services;

namespace Compose.Cli.Graphs;

/// <summary>The waves as a table: a service starts when the dependencies after it are ready.</summary>
internal static class GraphText
{
    public static string Of(Project project)
    {
        var table = Table.Narrow().Add("WAVE", "SERVICE", "AFTER");
        var waves = DependencyGraph.Of(project).Waves;
        for (var wave = 0; wave < waves.Length; wave++)
        {
            foreach (var name in waves[wave])
            {
                var needs = project.FindService(name)?.DependsOn ?? [];
                table.Add($"{wave + 1}", name, string.Join(", ", needs.OrderBy(static d => d.Name, StringComparer.Ordinal).Select(Words)));
            }
        }

        return table.ToString();
    }

    /// <summary><c>db (healthy)</c></summary>
    private static string Words(ServiceDependency dependency)
    {
        var condition = dependency.Condition switch
        {
            DependencyCondition.Healthy => "healthy",
            DependencyCondition.CompletedSuccessfully => "completed",
            _ => "started",
        };
        return dependency.Required ? $"{dependency.Name} ({condition})" : $"{dependency.Name} ({condition}, optional)";
    }
}
