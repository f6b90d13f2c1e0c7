using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>scale, said once more where deploy would say it.</summary>
internal static class ScaleAsReplicas
{
    public static Mapping Apply(Mapping service) =>
        service.ScalarAt(Service.ScaleKey) is { } scale && service[Service.DeployKey] is Mapping deploy && deploy.TextAt(Deploy.ReplicasKey) != scale.Text
            ? service.With(Service.DeployKey, deploy.With(Deploy.ReplicasKey, scale with { Origin = new Origin(Step.Implied, scale.At, Service.ScaleKey, scale.Origin) }))
            : service;
}
