using System.Text;

namespace Compose.Cli.Tests.InProcess;

/// <summary>The result of command lines, in the format of expected output files.</summary>
internal static class Transcript
{
    public static StringBuilder AppendRun(this StringBuilder text, string line, int exitCode, string output, string errors)
    {
        text.Append($"$ {line}\n");
        if (output.Length > 0)
            text.Append("--- stdout\n").Append(EndLine(output));
        if (errors.Length > 0)
            text.Append("--- stderr\n").Append(EndLine(errors));
        return text.Append($"--- exit {exitCode}\n");
    }

    private static string EndLine(string text) => text.EndsWith('\n') ? text : text + "\n(no line end)\n";
}
