using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class BuildInputMissing : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF123", "build-input-missing", Severity.Error, "Missing build context or Dockerfile")
        {
            Page = """
                The folder or the Dockerfile that a build needs does not exist, so `build` and `up` fail, often after everything else has been pulled.

                Correct the path. A path is relative to the project's folder, a Dockerfile relative to the build's context.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Build is not { Context: { } folder } build || !Path.IsPathRooted(folder))
                continue;
            if (!context.Files.DirectoryExists(folder))
            {
                if (!context.Files.FileExists(folder))
                    yield return Descriptor
                        .At(
                            build.PlaceOf("context"),
                            $"the build context of `{service.Name}` does not exist: {ShownPath.Of(folder, context.Project.Directory)}"
                        )
                        .WithHelp("create the folder, or correct the path");
            }
            else if (
                build.DockerfileInline is null
                && Path.Combine(folder, build.Dockerfile ?? BuildConfig.DefaultDockerfile) is var file
                && !context.Files.FileExists(file)
            )
            {
                yield return Descriptor
                    .At(
                        build.PlaceOf(build.Node.Contains("dockerfile") ? "dockerfile" : "context"),
                        $"the Dockerfile of `{service.Name}` does not exist: {ShownPath.Of(file, context.Project.Directory)}"
                    )
                    .WithHelp("create it, or set `dockerfile` to another one");
            }
        }
    }
}
