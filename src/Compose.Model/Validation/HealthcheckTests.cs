using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>The first word of a test must say how to run the rest.</summary>
internal static class HealthcheckTests
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (service.Node.MappingAt(Service.HealthcheckKey)?[Healthcheck.TestKey] is not Sequence { Count: > 0 } test)
            return;
        if (test.Items[0] is not Scalar first || first.Text is "CMD" or "CMD-SHELL" or "NONE")
            return;
        project.Sink.Add(
            ConsistencyDiagnostics
                .ConflictingKeys.At(first.At, "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"")
                .WithHelp($"write `[CMD, {first.Text}, ...]` to run it directly, or a single string to run it in a shell")
        );
    }
}
