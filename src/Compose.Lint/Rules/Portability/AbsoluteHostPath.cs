using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Portability;

internal sealed class AbsoluteHostPath : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF501", "absolute-host-path", Severity.Info, "A path into somebody's home")
        {
            Page = """
                A mount from `/home/bob` or `/Users/bob` works on Bob's machine only.

                Write it relative to the compose file (`./data`), as `~/data`, or with a variable.
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
                        .At(volume.PlaceOf("source"), $"`{volume.Source}` exists on one machine only")
                        .WithHelp("write it relative to the compose file, or with a variable");
    }
}
