using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Planning.Plans;

namespace Compose.Planning.Requests;

/// <summary>
/// DOCKER_DEFAULT_PLATFORM: the platform of built services that specify none, as if written in the file. It is part of the service
/// definition: containers are recreated when it changes.
/// </summary>
public static class DefaultPlatform
{
    private const string Variable = "DOCKER_DEFAULT_PLATFORM";

    /// <param name="wanted">The selected services.</param>
    /// <param name="sink">Receives services whose images are not built for it.</param>
    public static Project ApplyTo(Project project, Func<Service, bool> wanted, DiagnosticSink sink)
    {
        if (!project.Variables.TryGet(Variable, out var platform) || platform.Length == 0)
            return project;
        return project with
        {
            Services = ImmutableArray.CreateRange(
                project.Services,
                service => wanted(service) ? ApplyTo(service, platform, sink) : service
            ),
        };
    }

    private static Service ApplyTo(Service service, string platform, DiagnosticSink sink)
    {
        if (service.Build is not { } build || service.Platform is { Length: > 0 })
            return service;
        if (!build.Platforms.IsEmpty && !build.Platforms.Contains(platform))
            sink.Add(PlanDiagnostics.PlatformNotBuilt(service, Variable, platform));
        return new Service(
            Scalar.String(service.NameAt, service.Name),
            service.Node.With("platform", Scalar.String(service.PlaceOf("build"), platform))
        );
    }
}
