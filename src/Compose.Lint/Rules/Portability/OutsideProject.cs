using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Portability;

internal sealed class OutsideProject : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF506", "outside-project", Severity.Warning, "Compose file outside the project's folder")
        {
            Page = """
                `include` and `extends` may name files anywhere on the machine, also through a symbolic link. A checkout or review of the project's folder
                does not include them, and whoever can change them changes what is run.

                Move the file into the project's folder, or use a versioned remote resource: `https://github.com/acme/infra.git#v1.2`.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var folder = context.Project.Directory;
        foreach (var (from, at, path) in context.Project.References)
            if (IsOutside(path, folder) && !IsOutside(from, folder))
                yield return Descriptor
                    .At(at, $"{Path.GetRelativePath(folder, path)} is outside the project's folder")
                    .WithHelp("move the file into the folder, or use a remote resource");
    }

    private static bool IsOutside(string path, string folder) =>
        !path.Contains('\0')
        && Path.GetRelativePath(folder, path) is var relative
        && (Path.IsPathRooted(relative) || relative.Split(Path.DirectorySeparatorChar)[0] == "..");
}
