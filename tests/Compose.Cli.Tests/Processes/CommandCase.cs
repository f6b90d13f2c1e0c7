using System.Text;

namespace Compose.Cli.Tests.Processes;

/// <summary>
/// A folder under <c>fixtures/cli</c>: <c>args</c> holds one command line (words, single quotes keep blanks), with variables in front
/// (<c>NAME=value compose ...</c>) and <c>&lt; file</c> for input; the other files are what the command finds; <c>expected.txt</c> is what came of it.
/// </summary>
internal sealed record CommandCase(string Folder)
{
    public const string Expected = "expected.txt";
    private const string Command = "args";

    /// <summary>Runs in a copy, so that a command may write.</summary>
    public async Task<string> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("compose-cli-");
        try
        {
            var copy = root.CreateSubdirectory(Path.GetFileName(Folder)).FullName;
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                var name = Path.GetRelativePath(Folder, file);
                if (name is Command or Expected) continue;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, name))!); // a combined path always has a folder
                File.Copy(file, Path.Combine(copy, name));
            }

            var line = File.ReadAllText(Path.Combine(Folder, Command)).Trim();
            var words = Words(line);
            var variables = words.TakeWhile(static w => w != "compose").Select(static w => w.Split('=', 2)).ToDictionary(static w => w[0], static w => w[1]);
            var arguments = words.Skip(variables.Count + 1).ToList();
            var input = "";
            if (arguments is [.., "<", var source])
            {
                input = File.ReadAllText(Path.Combine(copy, source));
                arguments.RemoveRange(arguments.Count - 2, 2);
            }

            var result = await ComposeProcess.RunAsync(copy, arguments, input, variables);
            var text = new StringBuilder($"$ {line}\n");
            if (result.Out.Length > 0) text.Append("--- stdout\n").Append(EndLine(result.Out));
            if (result.Err.Length > 0) text.Append("--- stderr\n").Append(EndLine(result.Err));
            text.Append($"--- exit {result.ExitCode}\n");
            return text.ToString().Replace(copy, "$PWD", StringComparison.Ordinal).Replace(root.FullName, "$ROOT", StringComparison.Ordinal)
                .Replace(ComposeProcess.DotnetRoot, "$DOTNET", StringComparison.Ordinal);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static string EndLine(string text) => text.EndsWith('\n') ? text : text + "\n(no line end)\n";

    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        var any = false;
        foreach (var c in line)
        {
            if (c == '\'')
            {
                quoted = !quoted;
                any = true;
            }
            else if (c == ' ' && !quoted)
            {
                if (any || word.Length > 0) words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
            }
        }

        if (any || word.Length > 0) words.Add(word.ToString());
        return words;
    }
}
