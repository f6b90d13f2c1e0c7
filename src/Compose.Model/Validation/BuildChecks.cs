using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Consistency of build attributes.</summary>
internal static class BuildChecks
{
    /// <summary>A Dockerfile is either a file or inline.</summary>
    public static void Conflicts(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.BuildKey] is not Mapping build)
            return;
        if (
            build.ScalarAt(BuildConfig.DockerfileInlineKey) is not { Text.Length: > 0 } inline
            || build.ScalarAt(BuildConfig.DockerfileKey) is not { Text.Length: > 0 } file
        )
            return;
        project.Sink.Add(
            ConsistencyDiagnostics.Conflict(
                inline.At,
                $"service \"{service.Name}\" declares mutually exclusive dockerfile and dockerfile_inline",
                file.At,
                "the other one",
                "keep one of the two"
            )
        );
    }

    /// <summary>A build can use another service's image only if that service is built too.</summary>
    public static void Contexts(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.BuildKey] is not Mapping build)
            return;
        foreach (var (_, value) in build.EntriesAt(BuildConfig.AdditionalContextsKey))
        {
            if (value is not Scalar context || PeerReference.Of(context.Text).Service is not { } name)
                continue;
            if (project.Find(name) is not { } target)
                References.Report(service.Name, context.At, name, project);
            else if (!target.Node.Contains(Service.BuildKey))
                project.Sink.Add(
                    ConsistencyDiagnostics
                        .UndefinedService.At(context.At, $"service `{name}` is not built, so it cannot be a build context")
                        .See(target.NameAt, "no `build` here")
                        .WithHelp($"add a `build` to `{name}`, or use its image: `docker-image://...`")
                );
        }
    }

    /// <summary>A service runs on one platform, so its image must be built for it.</summary>
    public static void Platforms(Service service, ConsistencyChecks project)
    {
        if (
            service.Node[Service.BuildKey] is not Mapping build
            || service.Node.ScalarAt(Service.PlatformKey) is not { Text.Length: > 0 } platform
        )
            return;
        if (build[BuildConfig.PlatformsKey] is not Sequence { Count: > 0 } platforms)
            return;
        if (platforms.Items.Any(item => item is Scalar built && built.Text == platform.Text))
            return;
        project.Sink.Add(
            ConsistencyDiagnostics.Conflict(
                platform.At,
                $"service `{service.Name}`: service.build.platforms MUST include service.platform \"{platform.Text}\"",
                platforms.At,
                "built for these",
                $"add `{platform.Text}` to `build.platforms`, or change `platform`"
            )
        );
    }
}
