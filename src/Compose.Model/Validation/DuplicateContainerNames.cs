using Compose.Model.Diagnostics;
using Compose.Model.Resolution;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Two services that are to run cannot name their container the same.</summary>
internal static class DuplicateContainerNames
{
    /// <summary>Asked of the services that are left after selection: others do not get in the way.</summary>
    public static void Check(Project project, DiagnosticSink sink)
    {
        Dictionary<string, (string Service, Scalar Name)>? taken = null;
        foreach (var service in project.Services)
        {
            if (service.Node.ScalarAt("container_name") is not { Text.Length: > 0 } name) continue;
            taken ??= new(StringComparer.Ordinal);
            if (taken.TryAdd(name.Text, (service.Name, name))) continue;
            sink.Add(ConsistencyDiagnostics.SameContainerName.At(name.At, $"services `{taken[name.Text].Service}` and `{service.Name}` both name their container `{name.Text}`")
                .See(taken[name.Text].Name.At, "taken first here").WithHelp("give one of them another name, or take `container_name` out of both"));
        }
    }
}
