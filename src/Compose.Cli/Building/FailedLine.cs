using System.Globalization;
using System.Text;
using Compose.Cli.Calls;
using Compose.Model.Services;

namespace Compose.Cli.Building;

/// <summary>
/// Finds the Dockerfile line of a failed build. The engine's HTTP API reports no location, only text: a line number for syntax errors, else
/// the instruction, which is searched for. Ambiguous matches are ignored: a wrong line is worse than none.
/// </summary>
internal static class FailedLine
{
    /// <param name="step">The step that failed, such as <c>[web 2/3] RUN make</c>.</param>
    /// <returns><c>Dockerfile:3</c>; null when unknown.</returns>
    public static string? Find(Invocation call, BuildJob job, string message, string? step)
    {
        if (job.Build.DockerfileInline is not null || (NumberIn(message) is null && step is null))
            return null;
        var path = Path.GetFullPath(job.Build.Dockerfile ?? BuildConfig.DefaultDockerfile, Path.GetFullPath(job.Context));
        if (!call.Host.Files.TryRead(path, out var bytes))
            return null;
        var line = NumberIn(message) ?? (step is null ? null : LineOf(Encoding.UTF8.GetString(bytes), step));
        return line is null ? null : $"{Shown(call.Host.WorkingDirectory, path)}:{line}";
    }

    // "dockerfile parse error line 2: ...", later "... on line 2: ..."
    private static int? NumberIn(string message)
    {
        const string Before = "line ";
        var at = message.IndexOf("dockerfile parse error", StringComparison.Ordinal) is var error and >= 0
            ? message.IndexOf(Before, error, StringComparison.Ordinal)
            : -1;
        if (at < 0)
            return null;
        var digits = message.AsSpan(at + Before.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static int? LineOf(string dockerfile, string step)
    {
        if (step.IndexOf("] ", StringComparison.Ordinal) is not (> 0 and var end))
            return null;
        var wanted = OneLine(step[(end + 2)..]);
        int? found = null;
        foreach (var (number, text) in Instructions(dockerfile))
        {
            if (!OneLine(text).Equals(wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found is not null)
                return null;
            found = number;
        }

        return found;
    }

    /// <summary>Instructions with the number of their first line; a trailing backslash continues a line.</summary>
    private static IEnumerable<(int Line, string Text)> Instructions(string dockerfile)
    {
        var lines = dockerfile.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var first = i + 1;
            var text = new StringBuilder(lines[i].TrimEnd());
            while (text.Length > 0 && text[^1] == '\\' && i + 1 < lines.Length)
            {
                text.Length--;
                // Comments between lines of an instruction are not part of it.
                if (lines[++i].TrimStart().StartsWith('#'))
                    text.Append('\\');
                else
                    text.Append(' ').Append(lines[i].TrimEnd());
            }

            yield return (first, text.ToString());
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shown(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
