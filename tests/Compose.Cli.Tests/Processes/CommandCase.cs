using System.Text;
using Compose.Cli.Tests.InProcess;

namespace Compose.Cli.Tests.Processes;

/// <summary>
/// A folder under <c>fixtures/cli</c>: <c>args</c> holds one command line (words, single quotes keep blanks), with leading variables
/// (<c>NAME=value compose ...</c>) and <c>&lt; file</c> for input; the other files are the project; <c>expected.txt</c> is the result.
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
        var line = (await File.ReadAllTextAsync(Path.Combine(Folder, Command))).Trim();
        var typed = TypedLine.Read(line);
        var (code, output, errors) = await run(
            copy,
            typed,
            typed.Input is { } file ? await File.ReadAllTextAsync(Path.Combine(copy.Path, file)) : ""
        );
        return copy.Anonymous(new StringBuilder().AppendRun(line, code, output, errors).ToString())
            .Replace(ComposeProcess.DotnetRoot, "$DOTNET", StringComparison.Ordinal);
    }
}
