using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Portability;

internal sealed class WindowsOnlyPath : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF502", "windows-only-path", Severity.Warning, "Windows-only path")
        {
            Page = """
                A letter before a colon is a drive: `C:\data:/data` only works on Windows, and a volume with a one-letter name (`v:/data`) is not mounted at
                `/data` but read as the path `v:/data`. With options, as in `v:/data:nocopy`, that is an error: the option becomes the path. The long form
                (`type: volume`, `source: v`) is not affected.

                Use relative paths, and volume names of two letters or more.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var (_, service) in context.Project.RawServices())
        {
            if (service["volumes"] is not Sequence volumes)
                continue;
            foreach (var item in volumes.Items.OfType<Scalar>())
                if (item.Text is [var letter, ':', _, ..] && char.IsAsciiLetter(letter))
                    yield return Of(item, context);
        }
    }

    private Diagnostic Of(Scalar item, LintContext context)
    {
        var text = item.Text;
        var colon = text.LastIndexOf(':');
        // The option is read as the path in the container, which the engine rejects.
        if (colon > 2 && DriveLetter.HidesVolume(text[..colon], text[(colon + 1)..]))
            return NoVolume(item, context, text[2..colon]) with { Severity = Severity.Error };
        return text[2] == '\\' || colon > 1
            ? Descriptor
                .At(item.At, $"`{text[..2]}` is a Windows drive: this fails elsewhere")
                .WithHelp("use a path relative to the compose file")
            : NoVolume(item, context, text[2..]);
    }

    private Diagnostic NoVolume(Scalar item, LintContext context, string path)
    {
        var name = item.Text[..1];
        return context.Project.FindVolume(name) is { } volume
            ? Descriptor
                .At(item.At, $"`{name}:` is read as a drive, so volume `{name}` is not mounted at `{path}`")
                .See(volume.KeyAt, "this volume")
                .WithHelp($"use a name of two letters or more, or write `{{type: volume, source: {name}, target: {path}}}`")
            : Descriptor
                .At(item.At, $"`{name}:` is read as a drive, so this mounts nothing at `{path}`")
                .WithHelp("use a volume name of two letters or more");
    }
}
