using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class CommandIgnored : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF147", "command-ignored", Severity.Warning, "A command that the image's entrypoint ignores")
        {
            Page = """
                An `ENTRYPOINT` without brackets is run by a shell, and the command becomes arguments of that shell: the program does not see it.

                ```dockerfile
                ENTRYPOINT serve --port 80          # `command: ["--debug"]` has no effect
                ENTRYPOINT ["serve"]                # runs `serve --debug`
                ```

                Write the `ENTRYPOINT` as a list, or set `entrypoint` in the compose file. An `ENTRYPOINT` that uses `"$@"` or `$0` gets the command, and is
                not reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (
                service.Command.IsDefaultOrEmpty
                || !service.Entrypoint.IsDefault
                || Dockerfile.Of(service, context) is not { } file
                || file.EntrypointOf(service.Build?.Target) is not { } entrypoint
                || !IsDeaf(entrypoint.Text)
            )
                continue;
            yield return Descriptor
                .At(
                    service.PlaceOf(Service.CommandKey),
                    $"the command of `{service.Name}` is ignored: a shell runs the ENTRYPOINT in line {entrypoint.Line} of {file.Shown}"
                )
                .WithHelp("write the ENTRYPOINT as a list, `ENTRYPOINT [\"...\"]`, or set `entrypoint` here");
        }
    }

    /// <summary>Whether it is a script that does not read its arguments.</summary>
    private static bool IsDeaf(string entrypoint)
    {
        if (entrypoint.Length == 0 || entrypoint[0] == '[')
            return false;
        for (var at = entrypoint.IndexOf('$'); at >= 0 && at + 1 < entrypoint.Length; at = entrypoint.IndexOf('$', at + 1))
            if (entrypoint[at + 1] is '@' or '*' or (>= '0' and <= '9') || at + 2 < entrypoint.Length && entrypoint[at + 2] is '@' or '*')
                return false;
        return true;
    }
}
