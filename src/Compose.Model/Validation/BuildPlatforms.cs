using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A service runs on one platform, so its image must be built for it.</summary>
internal static class BuildPlatforms
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.BuildKey] is not Mapping build || service.Node.ScalarAt(Service.PlatformKey) is not { Text.Length: > 0 } platform) return;
        if (build[BuildConfig.PlatformsKey] is not Sequence { Count: > 0 } platforms) return;
        if (platforms.Items.Any(item => item is Scalar built && built.Text == platform.Text)) return;
        project.Sink.Add(ConsistencyDiagnostics.Conflict(platform.At, $"service `{service.Name}`: service.build.platforms MUST include service.platform \"{platform.Text}\"",
            platforms.At, "built for these", $"add `{platform.Text}` to `build.platforms`, or change `platform`"));
    }
}
