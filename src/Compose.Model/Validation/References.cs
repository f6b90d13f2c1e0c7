using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Validation;

/// <summary>Names of services that lead nowhere.</summary>
internal static class References
{
    /// <summary>What to say of a name that no enabled service has.</summary>
    public static Diagnostic Missing(string service, Location at, string name, Consistency project)
    {
        if (project.FindDisabled(name) is { } disabled) return ConsistencyDiagnostics.DependencyDisabled(service, Scalar.String(at, name), disabled);
        var found = ConsistencyDiagnostics.UndefinedService.At(at, $"service \"{service}\" depends on undefined service \"{name}\"").WithHelp($"define it below `services:`, or take the name out of `{service}`");
        return Suggestion.For(found, name, project.AllServices);
    }
}
