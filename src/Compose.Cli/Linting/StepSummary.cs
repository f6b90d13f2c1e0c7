using System.Text;
using Compose.Cli.Calls;
using Compose.Files;
using Compose.Lint;
using Compose.Lint.Reports;

namespace Compose.Cli.Linting;

/// <summary>The summary of a step in a GitHub workflow: findings are appended to the file that the runner names.</summary>
internal static class StepSummary
{
    // The runner rejects a summary of more than 1 MiB as a whole.
    private const int MostBytes = 1000 * 1000;

    public static void Append(Invocation call, LintResult result, ReportOptions options)
    {
        if (result.Findings.IsEmpty || !IsWorkflow(call) || call.Host.Variable("GITHUB_STEP_SUMMARY") is not { } path)
            return;
        try
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            var room = (int)Math.Max(0, MostBytes - file.Position);
            file.Write(Encoding.UTF8.GetBytes(MarkdownReport.Of(result, options, room)));
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            call.Warn($"GITHUB_STEP_SUMMARY cannot be written: {FileTrouble.Reason(error)}");
        }
    }

    public static bool IsWorkflow(Invocation call) => call.Host.Variable("GITHUB_ACTIONS") == "true";
}
