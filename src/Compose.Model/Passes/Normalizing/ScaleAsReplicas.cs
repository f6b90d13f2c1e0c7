using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>scale, said once more where deploy would say it.</summary>
internal static class ScaleAsReplicas
{
    public static Mapping Apply(Mapping service) =>
        service.ScalarAt("scale") is { } scale && service["deploy"] is Mapping deploy && deploy.TextAt("replicas") != scale.Text
            ? service.With("deploy", deploy.With("replicas", scale with { Origin = new Origin(Step.Implied, scale.At, "scale", scale.Origin) }))
            : service;
}
