using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class CopyNotInContext : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF126", "copy-not-in-context", Severity.Warning, "A Dockerfile copies a missing file")
        {
            Page = """
                `COPY` and `ADD` read files only from the build context, a folder: `..` does not lead out of it. A missing file fails the build.

                ```yaml
                build:
                  context: .                    # not ./api, if its Dockerfile copies ../lib
                  dockerfile: api/Dockerfile
                ```

                A missing file may be created before the build, so that is a warning, and for a folder (`dist/`) a remark; what a `.gitignore` excludes is
                not reported. A path outside the context is an error. The rule checks the stages that the build needs, and paths without variables and
                wildcards. A misspelt stage in `--from` is reported too.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (
                service.Build is not { Context: { } folder } build
                || !context.Files.DirectoryExists(folder)
                || Dockerfile.Of(service, context) is not { } file
            )
                continue;
            var problems = (
                from stage in file.NeededBy(build.Target)
                from copy in stage.Instructions
                where copy.Name is "COPY" or "ADD"
                from problem in ProblemsOf(copy)
                select problem
            ).ToList();
            if (problems.Count == 0)
                continue;
            var finding = Descriptor.At(
                build.PlaceOf(build.DockerfileInline is null ? "context" : "dockerfile_inline"),
                problems[0].Message
            ) with
            {
                Severity = problems.Max(static p => p.Severity),
            };
            yield return problems
                .Skip(1)
                .Aggregate(finding.WithHelp(problems[0].Help), static (found, problem) => found.WithNote(problem.Message));

            IEnumerable<Problem> ProblemsOf(DockerInstruction copy) =>
                copy.Flag("from") is { } from
                    ? OfStage(copy, from, build, file)
                    : CopiedPaths.Of(copy).Where(path => !IsThere(path)).Select(path => OfPath(copy, path, file));

            bool IsThere(string path) =>
                Path.Combine(folder, Within(path)) is var full
                && (context.Files.FileExists(full) || context.Files.DirectoryExists(full) || IsMadeHere(path, full));

            bool IsMadeHere(string path, string full) =>
                !path.StartsWith("..", StringComparison.Ordinal) && context.Ignored.Excludes(full, context.Project.Directory);
        }
    }

    private static Problem OfPath(DockerInstruction copy, string path, Dockerfile file) =>
        path.StartsWith("..", StringComparison.Ordinal)
            ? new Problem(
                $"line {copy.Line} of {file.Shown} copies `{path}`, which is outside the build context",
                Severity.Error,
                "widen `context` to a folder that contains both, and set `dockerfile`"
            )
            : new Problem(
                $"line {copy.Line} of {file.Shown} copies `{path}`, which is not in the build context",
                path.EndsWith('/') ? Severity.Info : Severity.Warning,
                "paths are relative to `context`: correct one of them, or create the file before the build"
            );

    private static IEnumerable<Problem> OfStage(DockerInstruction copy, string from, BuildConfig build, Dockerfile file)
    {
        if (
            from.AsSpan().IndexOfAny(":/@$") >= 0
            || file.Stages.Any(s => s.Answers(from))
            || build.AdditionalContexts.Any(c => c.Key == from)
        )
            yield break;
        // A name that is not a stage may be an image; only one similar to a stage's is surely a typo.
        if (Spelling.Nearest(from, file.Stages.Select(static s => s.Name).OfType<string>()) is { } meant)
            yield return new Problem(
                $"line {copy.Line} of {file.Shown} copies from `{from}`, which is not a stage",
                Severity.Warning,
                $"did you mean `{meant}`?"
            );
    }

    /// <summary>The path as resolved by the builder: the context is the root, with nothing above it.</summary>
    private static string Within(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    private sealed record Problem(string Message, Severity Severity, string Help);
}
