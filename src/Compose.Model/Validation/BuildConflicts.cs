using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A Dockerfile is either a file or written in place.</summary>
internal static class BuildConflicts
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node["build"] is not Mapping build) return;
        if (build.ScalarAt("dockerfile_inline") is not { Text.Length: > 0 } inline || build.ScalarAt("dockerfile") is not { Text.Length: > 0 } file) return;
        project.Sink.Add(ConsistencyDiagnostics.Conflict(inline.At, $"service \"{service.Name}\" declares mutually exclusive dockerfile and dockerfile_inline",
            file.At, "the other one", "keep one of the two"));
    }
}
