using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class FileMissing : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF122", "file-missing", Severity.Warning, "Missing file of a secret or config")
        {
            Page = """
                The file behind a secret or a config does not exist. `up` mounts it into containers and fails, or mounts an empty folder in its place.

                Create the file, or correct the path. A path that a `.gitignore` excludes is made on each machine, and not reported; suppress the finding
                for another one: `# compose-lint disable-line CF122 -- made at deployment`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var secret in context.Project.Secrets)
            if (Missing(secret.File, context))
                yield return Found("secret", secret.Key, secret.File!, secret, context);
        foreach (var config in context.Project.Configs)
            if (Missing(config.File, context))
                yield return Found("config", config.Key, config.File!, config, context);
    }

    private static bool Missing(string? file, LintContext context) =>
        file is not null
        && Path.IsPathRooted(file)
        && !context.Files.FileExists(file)
        && !context.Files.DirectoryExists(file)
        && !context.Ignored.Excludes(file, context.Project.Directory);

    private Diagnostic Found(string kind, string name, string file, View resource, LintContext context) =>
        Descriptor
            .At(resource.PlaceOf("file"), $"the file of {kind} `{name}` does not exist: {ShownPath.Of(file, context.Project.Directory)}")
            .WithHelp("create it, or correct the path");
}
