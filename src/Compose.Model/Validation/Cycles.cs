namespace Compose.Model.Validation;

/// <summary>Dependencies, the implied ones included, must lead to an end.</summary>
internal static class Cycles
{
    public static void Check(ConsistencyChecks project)
    {
        foreach (var cycle in Graph.DependencyGraph.Of(project.Project).Cycles) project.Sink.Add(ConsistencyDiagnostics.Circle(cycle));
    }
}
