using Compose.Cli.Formatting;
using Compose.Lint;
using Compose.Lint.Targets;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;

namespace Compose.Cli.Linting;

/// <summary>What <c>--show-projects</c> prints: which files are linted together, and why.</summary>
internal static class ProjectListing
{
    public static string Of(LintResult result, string workingDirectory)
    {
        var table = Table.Wide().Add("FILE", "PROJECT", "WHY");
        foreach (var role in RolesOf(result))
            table.Add(
                Legible.Path(ShownPath.Of(role.File, workingDirectory)),
                Legible.Of(string.Join(", ", role.Project.Select(file => ShownPath.Of(file, workingDirectory)))),
                Legible.Of(role.Why)
            );
        return table.ToString();
    }

    /// <summary>Without paths, the files of the one project.</summary>
    private static IEnumerable<FileRole> RolesOf(LintResult result) =>
        result.Roles.IsEmpty
            ? result.Projects.SelectMany(static project =>
                project.ComposeFiles.Select(file => new FileRole(file, project.ComposeFiles, "the project of this folder"))
            )
            : result.Roles;
}
