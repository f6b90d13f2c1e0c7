using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Portability;

internal sealed class AbsoluteHostPath : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF501", "absolute-host-path", Severity.Info, "Path in a user's home")
        {
            Page = """
                A mount from `/home/bob` or `/Users/bob` only works on Bob's machine.

                Use a path relative to the compose file (`./data`), `~/data`, or a variable.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var volume in service.Volumes)
                if (
                    volume.Type == MountType.Bind
                    && volume.At.Typed().AsSpan().Trim("\"' ") is var typed
                    && (typed.StartsWith("/home/") || typed.StartsWith("/Users/"))
                )
                    yield return Descriptor
                        .At(volume.PlaceOf("source"), $"`{volume.Source}` exists only on one machine")
                        .WithHelp("use a path relative to the compose file, or a variable");
    }
}
