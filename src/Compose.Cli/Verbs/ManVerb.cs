using System.Text;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>Writes the manual pages.</summary>
internal static class ManVerb
{
    public static VerbCommand Create()
    {
        var folder = Operand.One("FOLDER");
        return new VerbCommand("man", "Write the manual pages into a folder")
        {
            Group = VerbGroup.Other,
            IsQuick = true,
            Arguments = { folder },
            Examples = [("man ~/.local/share/man/man1", "For yourself; then: man compose-up")],
            Run = async (call, cancellationToken) =>
            {
                var target = Path.Combine(call.Host.WorkingDirectory, call.Get(folder) ?? "");
                if (File.Exists(target))
                    throw new CommandFailed($"{target} is a file: name a folder");
                await OutputFile.OrFailAsync(target, () => WriteAsync(target, cancellationToken)).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
    }

    private static async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (file, text) in ManPage.All())
            await OutputFile.WriteAsync(Path.Combine(folder, file), Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
    }
}
