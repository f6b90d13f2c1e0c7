using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Dependencies must exist and be acyclic.</summary>
internal static class DependencyChecks
{
    /// <summary>Dependencies must exist. <c>required: false</c> excuses a disabled service, never an unknown one.</summary>
    public static void Defined(Service service, ConsistencyChecks project)
    {
        foreach (var (key, value) in service.Node.EntriesAt(Service.DependsOnKey))
        {
            if (project.Find(key.Text) is not null)
                continue;
            var optional =
                value is Mapping entry && entry[ServiceDependency.RequiredKey] is Scalar { Kind: ScalarKind.Bool, Text: "false" };
            if (optional && project.FindDisabled(key.Text) is not null)
                continue;
            References.Report(service.Name, key.At, key.Text, project);
        }
    }

    /// <summary>Dependencies, implied ones included, must be acyclic.</summary>
    public static void Cycles(ConsistencyChecks project)
    {
        foreach (var cycle in Graph.DependencyGraph.Of(project.Project).Cycles)
            project.Sink.Add(ConsistencyDiagnostics.Circle(cycle));
    }
}
