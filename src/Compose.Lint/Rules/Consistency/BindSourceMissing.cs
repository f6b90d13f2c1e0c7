using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class BindSourceMissing : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF121", "bind-source-missing", Severity.Warning, "Missing bind mount source")
        {
            Page = """
                The short form of a bind mount creates a missing source as a folder owned by root. If a file was meant, the container finds a folder in its
                place, and the runtime reports "not a directory". With `create_host_path: false` the engine refuses to start the container.

                Create the file or folder, or correct the path. Only paths inside the project's folder are checked. What looks like a file is a warning; a
                folder is a remark, because an empty one often serves. A path that a `.gitignore` excludes is made on each machine, and not reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var volume in service.Volumes)
            {
                if (
                    volume.Type != MountType.Bind
                    || volume.Source is not { } source
                    || !IsInside(source, context.Project.Directory)
                    || source.Contains("/~")
                )
                    continue;
                if (context.Files.FileExists(source) || context.Files.DirectoryExists(source) || IsWatched(service, source))
                    continue;
                if (context.Ignored.Excludes(source, context.Project.Directory))
                    continue;
                var found = Descriptor.At(volume.PlaceOf("source"), $"`{Shown(source, context)}` does not exist");
                yield return volume.Bind is { CreateHostPath: false }
                        ? (found with { Severity = Severity.Error }).WithHelp("create it: the engine will not")
                    : FileLike.Is(volume.Target) || FileLike.Is(source)
                        ? found
                            .WithNote("the engine would create a folder of that name, where a file is meant")
                            .WithHelp("create it, or correct the path")
                    : (found with { Severity = Severity.Info })
                        .WithNote("the engine would create a folder owned by root")
                        .WithHelp("create it, or correct the path");
            }
    }

    private static bool IsInside(string source, string directory) => source.StartsWith(directory + "/", StringComparison.Ordinal);

    private static bool IsWatched(Service service, string source) => service.Build?.Context == source;

    private static string Shown(string source, LintContext context) => "." + source[context.Project.Directory.Length..];
}
