using System.Text;
using Compose.Cli.Tests.InProcess;

namespace Compose.Cli.Tests.Processes;

/// <summary>
/// A folder under <c>fixtures/cli</c>: <c>args</c> holds command lines (words, single quotes keep blanks), with leading variables
/// (<c>NAME=value compose ...</c>) and <c>&lt; file</c> for input; <c>cat FILE</c> shows what they wrote, <c>mkdir FOLDER</c> makes a
/// folder that a repository cannot hold; the other files are the project; <c>expected.txt</c> is the result.
/// </summary>
internal sealed record CommandCase(string Folder)
{
    public const string Expected = "expected.txt";
    private const string Command = "args";

    /// <summary>Runs it as a separate process.</summary>
    public Task<string> RunAsync() =>
        RunAsync(
            static async (copy, typed, input) =>
            {
                var result = await ComposeProcess.RunAsync(copy.Path, typed.Arguments, input, typed.Variables);
                return (result.ExitCode, result.Out, result.Err);
            }
        );

    /// <summary>Runs it in this process, with the same environment.</summary>
    public Task<string> RunInProcessAsync() =>
        RunAsync(
            static async (copy, typed, input) =>
            {
                var host = new MemoryHost(copy.Path, copy.Path) { Connect = Program.Connect };
                foreach (var (name, value) in ComposeProcess.Environment.Concat(typed.Variables))
                    host.Variables[name] = value;
                var result = await host.RunAsync(typed.Arguments, input);
                return (result.ExitCode, result.Out, result.Err);
            }
        );

    // In a copy, which the command may modify.
    private async Task<string> RunAsync(Func<CaseFolder, TypedLine, string, Task<(int Code, string Out, string Err)>> run)
    {
        using var copy = new CaseFolder(Folder, Command, Expected);
        var text = new StringBuilder();
        foreach (var line in File.ReadLines(Path.Combine(Folder, Command)).Where(static line => line.Length > 0))
        {
            if (line.Split(' ') is ["mkdir", var folder])
            {
                Directory.CreateDirectory(Path.Combine(copy.Path, folder));
                continue;
            }

            if (text.Length > 0)
                text.Append('\n');
            if (line.Split(' ') is ["cat", var written])
                text.Append($"$ {line}\n").Append(await File.ReadAllTextAsync(Path.Combine(copy.Path, written)));
            else
                await AppendRunAsync(text, copy, line, run);
        }

        return copy.Anonymous(text.ToString()).Replace(ComposeProcess.DotnetRoot, "$DOTNET", StringComparison.Ordinal);
    }

    private static async Task AppendRunAsync(
        StringBuilder text,
        CaseFolder copy,
        string line,
        Func<CaseFolder, TypedLine, string, Task<(int Code, string Out, string Err)>> run
    )
    {
        var typed = TypedLine.Read(line.Replace("$PWD", copy.Path, StringComparison.Ordinal));
        var input = typed.Input is { } file ? await File.ReadAllTextAsync(Path.Combine(copy.Path, file)) : "";
        var (code, output, errors) = await run(copy, typed, input);
        text.AppendRun(line, code, output, errors);
    }
}
