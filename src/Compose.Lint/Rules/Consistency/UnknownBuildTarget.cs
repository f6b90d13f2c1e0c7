using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class UnknownBuildTarget : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF124", "unknown-build-target", Severity.Error, "Unknown build target")
        {
            Page = """
                `build.target` names a stage that the Dockerfile does not have, so the build fails.

                ```yaml
                build:
                  context: .
                  target: production      # FROM node:22 AS production
                ```

                Correct the name, or name the stage with `AS`. Stage names are case-insensitive, and stage numbers are accepted too.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (
                service.Build is not { Target: { Length: > 0 } target } build
                || Dockerfile.Of(service, context) is not { } file
                || file.Stages.Any(s => s.Answers(target))
            )
                continue;
            var names = file.Stages.Select(static s => s.Name).OfType<string>().ToList();
            var finding = Descriptor
                .At(build.PlaceOf("target"), $"{file.Shown} has no stage `{target}`")
                .WithNote(
                    names.Count == 0
                        ? "its stages have no names"
                        : $"its stages are {string.Join(", ", names.Select(static n => $"`{n}`"))}"
                );
            if (Spelling.Nearest(target, names) is not { } meant)
                yield return finding.WithHelp("name one of its stages, or give one this name with `AS`");
            else if (build.Node["target"] is Scalar typed && typed.At.Typed() == target)
                yield return finding
                    .WithHelp($"did you mean `{meant}`?")
                    .WithFix($"write `{meant}`", Applicability.Unsafe, new Model.Text.TextEdit(typed.At, meant));
            else
                yield return finding.WithHelp($"did you mean `{meant}`?");
        }
    }
}
