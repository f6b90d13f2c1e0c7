using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A build can take in another service's image only when that service is built too.</summary>
internal static class BuildContexts
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.BuildKey] is not Mapping build) return;
        foreach (var (_, value) in build.EntriesAt(BuildConfig.AdditionalContextsKey))
        {
            if (value is not Scalar context || PeerReference.Of(context.Text).Service is not { } name) continue;
            if (project.Find(name) is not { } target) References.Report(service.Name, context.At, name, project);
            else if (!target.Node.Contains(Service.BuildKey))
                project.Sink.Add(ConsistencyDiagnostics.UndefinedService.At(context.At, $"service `{name}` is not built, so it is no context to build with")
                    .See(target.NameAt, "has no `build`").WithHelp($"give `{name}` a `build`, or use its image: `docker-image://...`"));
        }
    }
}
