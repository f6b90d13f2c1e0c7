using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A container name is unique, so a service that has one cannot run twice.</summary>
internal static class ContainerNameWithScale
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node.ScalarAt(Service.ContainerNameKey) is not { Text.Length: > 0 } name) return;
        var scale = service.Node.ScalarAt(Service.ScaleKey);
        var count = scale ?? service.Node.MappingAt(Service.DeployKey)?.ScalarAt(Deploy.ReplicasKey);
        if (count is null || !long.TryParse(count.Text, out var number) || number <= 1) return;
        project.Sink.Add(ConsistencyDiagnostics.NameWithScale.At(name.At, $"services.{service.Name}: can't set container_name and {(scale is null ? "deploy.replicas" : Service.ScaleKey)}: only one of {number} containers can be named `{name.Text}`")
            .See(count.At, scale is null ? "deploy.replicas" : Service.ScaleKey).WithHelp("take `container_name` out, or run the service once"));
    }
}
