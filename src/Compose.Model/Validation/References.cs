using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Validation;

/// <summary>References to services that do not exist.</summary>
internal static class References
{
    /// <summary>Reports a name that no enabled service has, unless the service may be in an unreadable part.</summary>
    public static void Report(string service, Location at, string name, ConsistencyChecks project)
    {
        if (project.FindDisabled(name) is { } disabled)
        {
            project.Sink.Add(ConsistencyDiagnostics.DependencyDisabled(service, Scalar.String(at, name), disabled));
            return;
        }

        if (project.Declared(ComposeFile.ServicesKey) is not { } services || services.Contains(name))
            return;
        var found = ConsistencyDiagnostics
            .UndefinedService.At(at, $"service \"{service}\" depends on undefined service \"{name}\"")
            .WithHelp($"define it under `services:`, or remove the name from `{service}`");
        project.Sink.Add(Suggestion.For(found, name, project.AllServices));
    }
}
