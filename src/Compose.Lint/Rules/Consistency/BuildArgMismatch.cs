using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Lint.Rules.Consistency;

internal sealed class BuildArgMismatch : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF125", "build-arg-mismatch", Severity.Warning, "Build arguments that do not match the Dockerfile")
        {
            Page = """
                An argument that no `ARG` of the Dockerfile declares is ignored, often because one side was renamed. Conversely, a `FROM` that uses an
                argument without a default cannot be built unless it is set.

                ```yaml
                build:
                  context: .
                  args:
                    NODE_VERSION: "22"    # ARG NODE_VERSION
                ```

                Predefined arguments, such as `HTTP_PROXY` and `TARGETARCH`, need no `ARG`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var builds = context
            .Services.Where(static s => s.Build is not null)
            .Select(s => (Service: s, File: Dockerfile.Of(s, context)))
            .ToList();
        foreach (var finding in Ignored(builds))
            yield return finding;
        foreach (var (service, file) in builds)
            if (file is not null && Missing(service.Build!, file) is { } missing)
                yield return missing;
    }

    /// <summary>An argument shared by several builds through an anchor is useful if one of them declares it.</summary>
    private IEnumerable<Diagnostic> Ignored(List<(Service Service, Dockerfile? File)> builds)
    {
        var given =
            from build in builds
            where build.Service.Build!.Node["args"] is Mapping
            from entry in ((Mapping)build.Service.Build!.Node["args"]!).Entries
            group (build.File, entry) by entry.Key.At;
        foreach (var argument in given)
        {
            var name = argument.First().entry.Name;
            if (PredefinedArguments.Contains(name) || argument.Any(a => a.File is null || AskedFor(a.File).Contains(name)))
                continue;
            var file = argument.First().File!;
            var meant = Spelling.Nearest(name, AskedFor(file));
            yield return Descriptor
                .At(argument.Key, $"{file.Shown} has no `ARG {name}`: the argument is ignored")
                .WithHelp(meant is null ? $"remove it, or add `ARG {name}` to the stage that uses it" : $"did you mean `{meant}`?");
        }
    }

    private Diagnostic? Missing(BuildConfig build, Dockerfile file)
    {
        var defaults = file
            .Head.Where(static i => i.Name == "ARG")
            .SelectMany(static i => i.Words)
            .Where(static w => w.Contains('='))
            .Select(static w => w[..w.IndexOf('=')])
            .ToHashSet(StringComparer.Ordinal);
        // Given under a misspelt name, which has its own finding.
        var misspelt = build.Args.Where(a => !AskedFor(file).Contains(a.Key)).Select(a => Spelling.Nearest(a.Key, AskedFor(file))).ToList();
        foreach (var stage in file.NeededBy(build.Target))
            foreach (var used in Template.Parse(stage.Base).Variables())
            {
                if (
                    used.Operator != TemplateOperator.None
                    || defaults.Contains(used.Name)
                    || PredefinedArguments.Contains(used.Name)
                    || build.Args.Any(a => a.Key == used.Name)
                    || misspelt.Contains(used.Name)
                )
                    continue;
                return Descriptor
                    .At(
                        build.PlaceOf(build.Node.Contains("args") ? "args" : "context"),
                        $"`FROM {stage.Base}` in line {stage.Line} of {file.Shown} uses the argument `{used.Name}`, which is not set"
                    )
                    .WithHelp($"set it in `args`, or give it a default: `ARG {used.Name}=...` before the first `FROM`");
            }

        return null;
    }

    private static HashSet<string> AskedFor(Dockerfile file) =>
        [.. file.Instructions.Where(static i => i.Name == "ARG").SelectMany(static i => i.Words).Select(static w => w.Split('=')[0])];
}
