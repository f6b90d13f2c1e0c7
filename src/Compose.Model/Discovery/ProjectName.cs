using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Discovery;

/// <summary>Determines the project name (spec 2.3).</summary>
public static class ProjectName
{
    /// <summary>
    /// -p, else COMPOSE_PROJECT_NAME, else the last <c>name:</c>, else the folder name; reports a finding and returns null when unusable.
    /// </summary>
    /// <param name="names">The interpolated values of <c>name:</c> of all files and documents, in order.</param>
    public static string? Resolve(
        LoadOptions options,
        VariableScope variables,
        IEnumerable<Scalar> names,
        string projectDirectory,
        DiagnosticSink sink
    )
    {
        if (!string.IsNullOrEmpty(options.ProjectName))
        {
            var given = options.ProjectName;
            return IsNormal(given, out var normal)
                ? given
                : Refuse(
                    DiscoveryDiagnostics.BadName(given, normal, "from -p", DiscoveryDiagnostics.Nowhere("--project-name", given)),
                    sink
                );
        }

        if (variables.Find("COMPOSE_PROJECT_NAME") is { Value.Length: > 0 } variable)
        {
            return IsNormal(variable.Value, out var normal)
                ? variable.Value
                : Refuse(
                    DiscoveryDiagnostics.BadName(
                        variable.Value,
                        normal,
                        "from COMPOSE_PROJECT_NAME",
                        variable.SetAt ?? DiscoveryDiagnostics.Nowhere("COMPOSE_PROJECT_NAME", variable.Value)
                    ),
                    sink
                );
        }

        var named = names.LastOrDefault(static name => name.Text.Length > 0);
        if (named is not null)
            return ProjectNames.Normalize(named.Text) is { Length: > 0 } fromFile
                ? fromFile
                : Refuse(DiscoveryDiagnostics.NothingLeft(named.At, named.Text), sink);
        if (ProjectNames.Normalize(Path.GetFileName(projectDirectory)) is { Length: > 0 } fromFolder)
            return fromFolder;
        return Refuse(DiscoveryDiagnostics.EmptyName(projectDirectory, DiscoveryDiagnostics.Nowhere(projectDirectory)), sink);
    }

    private static bool IsNormal(string name, out string normal) => (normal = ProjectNames.Normalize(name)) == name;

    private static string? Refuse(Diagnostic diagnostic, DiagnosticSink sink)
    {
        sink.Add(diagnostic);
        return null;
    }
}
