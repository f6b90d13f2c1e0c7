using System.Text;
using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Files;
using Compose.Planning.Saved;

namespace Compose.Cli.Converging;

/// <summary>The files of <c>plan --out</c> and <c>up --plan</c>.</summary>
internal static class PlanFile
{
    public static Task WriteAsync(Invocation call, string path, string text)
    {
        var full = Path.Combine(call.Host.WorkingDirectory, path);
        var content = Encoding.UTF8.GetBytes(text);
        return OutputFile.OrFailAsync(full, () => OutputFile.ReplaceAsync(full, file => file.WriteAsync(content).AsTask()));
    }

    public static SavedPlan Read(Invocation call, string path)
    {
        var full = Path.Combine(call.Host.WorkingDirectory, path);
        try
        {
            return SavedPlanJson.Read(RegularFile.ReadAll(full));
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            throw new CommandFailed($"cannot read {path}: {FileTrouble.Reason(error)}");
        }
        catch (JsonException error)
        {
            // The parser's own messages tell a position; ours tell what the file is.
            var reason = error.LineNumber is { } line ? $"it is not JSON, see line {line + 1}" : error.Message;
            throw new CommandFailed($"cannot use {path}: {reason}; make a new plan: compose plan --out {path}");
        }
    }
}
