using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A Dockerfile is either a file or written in place.</summary>
internal static class BuildConflicts
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node[Service.BuildKey] is not Mapping build) return;
        if (build.ScalarAt(BuildConfig.DockerfileInlineKey) is not { Text.Length: > 0 } inline || build.ScalarAt(BuildConfig.DockerfileKey) is not { Text.Length: > 0 } file) return;
        project.Sink.Add(ConsistencyDiagnostics.Conflict(inline.At, $"service \"{service.Name}\" declares mutually exclusive dockerfile and dockerfile_inline",
            file.At, "the other one", "keep one of the two"));
    }
}
