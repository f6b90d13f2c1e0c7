using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>scale and deploy.replicas must agree and must not be negative.</summary>
internal static class ReplicaChecks
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        var scale = service.Node.ScalarAt(Service.ScaleKey);
        var replicas = service.Node.MappingAt(Service.DeployKey)?.ScalarAt(Deploy.ReplicasKey);
        if (scale is not null && replicas is not null && scale.Text != replicas.Text)
            project.Sink.Add(
                ConsistencyDiagnostics.Conflict(
                    scale.At,
                    $"services.{service.Name}: can't set distinct values on 'scale' and 'deploy.replicas': {scale.Text} and "
                        + $"{replicas.Text}",
                    replicas.At,
                    "the other one",
                    "keep one of the two"
                )
            );
        NotNegative(scale, $"services.{service.Name}.scale", project);
        NotNegative(replicas, $"services.{service.Name}.deploy.replicas", project);
    }

    private static void NotNegative(Scalar? count, string attribute, ConsistencyChecks project)
    {
        if (count is not null && count.Text.StartsWith('-'))
            project.Sink.Add(
                ConsistencyDiagnostics.NegativeScale.At(count.At, $"{attribute}: must be greater than or equal to 0, not {count.Text}")
            );
    }
}
