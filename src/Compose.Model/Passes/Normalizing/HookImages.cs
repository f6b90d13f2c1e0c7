using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>A pre_start step runs in a container of its own, of the service's image unless it names one.</summary>
internal static class HookImages
{
    public static Mapping Apply(Mapping service)
    {
        if (service[Service.PreStartKey] is not Sequence hooks || service.ScalarAt(Service.ImageKey) is not { } image) return service;
        var inherited = image with { Origin = new Origin(Step.Implied, image.At, "the image of the service", image.Origin) };
        return service.With(Service.PreStartKey, hooks.Select(item => item is Mapping hook && hook.TextAt(Service.ImageKey) is null ? hook.With(Service.ImageKey, inherited) : item));
    }
}
