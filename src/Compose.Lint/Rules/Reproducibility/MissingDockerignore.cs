using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Reproducibility;

internal sealed class MissingDockerignore : Rule
{
    private const string FileName = ".dockerignore";

    private static readonly string[] Folders = [".git", "node_modules", ".venv"];
    private static readonly string[] Files = [".env"];
    private static readonly string[] Everything = [".", "./", "/"];

    public override Descriptor Descriptor { get; } =
        new("CF801", "missing-dockerignore", Severity.Info, "A build that copies everything, without a .dockerignore")
        {
            Page = """
                `COPY . .` copies all of the build context: the history in `.git`, dependencies for another system in `node_modules`, the secrets in `.env`.
                The image grows, and every change in one of them builds the step again.

                ```text
                # .dockerignore, in the folder of the context
                .git
                node_modules
                .env
                ```

                The rule reads the Dockerfile, and is silent where the context has none of these, or the Dockerfile copies only parts of it.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (
                service.Build is not { Context: { } folder } build
                || !Path.IsPathRooted(folder)
                || IsFiltered(folder, build, context)
                || Dockerfile.Of(service, context) is not { } file
            )
                continue;
            var copied = Folders
                .Where(name => context.Files.DirectoryExists(Path.Join(folder, name)))
                .Concat(Files.Where(name => context.Files.FileExists(Path.Join(folder, name))))
                .ToList();
            if (copied.Count > 0 && CopyOfAll(file, build) is { } copy)
                yield return Descriptor
                    .At(
                        build.PlaceOf(BuildConfig.ContextKey),
                        $"line {copy.Line} of {file.Shown} copies {string.Join(", ", copied.Select(static c => $"`{c}`"))} into the image"
                    )
                    .WithHelp($"list {(copied.Count == 1 ? "it" : "them")} in a .dockerignore in the build context");
        }
    }

    /// <summary>Whether the context has a list of what to leave out; one beside the Dockerfile, named after it, comes first.</summary>
    private static bool IsFiltered(string folder, BuildConfig build, LintContext context) =>
        context.Files.FileExists(Path.Join(folder, FileName))
        || context.Files.FileExists(Path.Combine(folder, (build.Dockerfile ?? BuildConfig.DefaultDockerfile) + FileName));

    private static DockerInstruction? CopyOfAll(Dockerfile file, BuildConfig build) =>
        file.NeededBy(build.Target)
            .SelectMany(static stage => stage.Instructions)
            .FirstOrDefault(static i =>
                i.Name is "COPY" or "ADD"
                && i.Flag("from") is null
                && i.Flag("exclude") is null
                && CopiedPaths.Of(i).Any(Everything.Contains)
            );
}
