using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Container names must be unique.</summary>
internal static class ContainerNameChecks
{
    /// <summary>A container name is unique, so a service with one cannot have several replicas.</summary>
    public static void WithScale(Service service, ConsistencyChecks project)
    {
        if (service.Node.ScalarAt(Service.ContainerNameKey) is not { Text.Length: > 0 } name)
            return;
        var scale = service.Node.ScalarAt(Service.ScaleKey);
        var count = scale ?? service.Node.MappingAt(Service.DeployKey)?.ScalarAt(Deploy.ReplicasKey);
        if (count is null || !long.TryParse(count.Text, out var number) || number <= 1)
            return;
        var asked = scale is null ? "deploy.replicas" : Service.ScaleKey;
        project.Sink.Add(
            ConsistencyDiagnostics
                .NameWithScale.At(
                    name.At,
                    $"services.{service.Name}: can't set container_name and {asked}: only one of {number} containers can be named "
                        + $"`{name.Text}`"
                )
                .See(count.At, asked)
                .WithHelp("remove `container_name`, or run one replica")
        );
    }

    /// <summary>No two services may have the same container name. Checked after selection, as other services do not conflict.</summary>
    public static void Duplicates(Project project, DiagnosticSink sink)
    {
        Dictionary<string, (string Service, Scalar Name)>? taken = null;
        foreach (var service in project.Services)
        {
            if (service.Node.ScalarAt(Service.ContainerNameKey) is not { Text.Length: > 0 } name)
                continue;
            taken ??= new(StringComparer.Ordinal);
            if (taken.TryAdd(name.Text, (service.Name, name)))
                continue;
            var (first, second) = (taken[name.Text], (Service: service.Name, Name: name));
            // Services are sorted by name; readers meet them in file order.
            if (second.Name.At.Source == first.Name.At.Source && second.Name.At.Span.Start < first.Name.At.Span.Start)
                (first, second) = (second, first);
            sink.Add(
                ConsistencyDiagnostics
                    .SameContainerName.At(
                        second.Name.At,
                        $"container name \"{name.Text}\" is already in use by service {first.Service}, and "
                            + $"services.{second.Service}.container_name uses it too"
                    )
                    .See(first.Name.At, "first used here")
                    .WithHelp("give one of them another name, or remove `container_name` from both")
            );
        }
    }
}
