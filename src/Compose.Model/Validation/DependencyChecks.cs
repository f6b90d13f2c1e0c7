using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Dependencies lead somewhere, and to an end.</summary>
internal static class DependencyChecks
{
    /// <summary>What a service depends on must be there. <c>required: false</c> excuses a disabled service, never an unknown one.</summary>
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

    /// <summary>Dependencies, the implied ones included, must lead to an end.</summary>
    public static void Cycles(ConsistencyChecks project)
    {
        foreach (var cycle in Graph.DependencyGraph.Of(project.Project).Cycles)
            project.Sink.Add(ConsistencyDiagnostics.Circle(cycle));
    }
}
