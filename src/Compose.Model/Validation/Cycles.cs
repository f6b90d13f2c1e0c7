using Compose.Model.Resolution;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Dependencies, the implied ones included, must lead to an end.</summary>
internal static class Cycles
{
    public static void Check(Consistency project)
    {
        foreach (var cycle in Graph.DependencyGraph.Of(project.Project).Cycles) project.Sink.Add(ConsistencyDiagnostics.Circle(cycle));
    }
}
