using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Portability;

internal sealed class WindowsOnlyPath : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF502", "windows-only-path", Severity.Warning, "A path that means something else on Linux")
        {
            Page = """
                A letter before a colon is a drive: `C:\data:/data` works on Windows only, and a volume with a name of one letter (`v:/data`) is not mounted
                at `/data` but read as the path `v:/data`.

                Use relative paths, and names of two letters or more.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var (_, service) in context.Project.RawServices())
        {
            if (service["volumes"] is not Sequence volumes)
                continue;
            foreach (var item in volumes.Items.OfType<Scalar>())
            {
                var text = item.Text;
                if (text.Length < 3 || !char.IsAsciiLetter(text[0]) || text[1] != ':')
                    continue;
                yield return text[2] == '\\' || text.IndexOf(':', 2) > 0
                    ? Descriptor
                        .At(item.At, $"`{text[..2]}` is a drive of Windows: this fails elsewhere")
                        .WithHelp("use a path relative to the compose file")
                    : Descriptor
                        .At(item.At, $"`{text[..2]}` is read as a drive, so this mounts nothing at `{text[2..]}`")
                        .WithHelp($"give the volume a name of two letters or more");
            }
        }
    }
}
