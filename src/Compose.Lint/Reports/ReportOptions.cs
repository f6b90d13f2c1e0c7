using Compose.Model.Diagnostics;

namespace Compose.Lint.Reports;

/// <summary>What a report says besides findings.</summary>
public sealed record ReportOptions
{
    public static readonly ReportOptions Plain = new();

    /// <summary>For formats that people read.</summary>
    public DiagnosticStyle Style { get; init; } = DiagnosticStyle.Plain;

    /// <summary>The lowest severity that is a failure.</summary>
    public Severity FailOn { get; init; } = Severity.Warning;

    /// <summary>Absolute path that the findings' paths are relative to.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The repository's root, to which services such as code scanning expect paths to be relative. Absolute; null: none.</summary>
    public string? Repository { get; init; }

    /// <summary>Address of the folder of rule pages, with a slash at the end; null when they are published nowhere.</summary>
    public string? RulePages { get; init; }

    /// <summary>Version of the command, without v.</summary>
    public string Version { get; init; } = "0.0.0";

    /// <summary>A path relative to the repository, with forward slashes; one outside it, or remote, stays as it is.</summary>
    internal string InRepository(string path)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            return path;
        var root = Repository ?? WorkingDirectory;
        var relative = Path.GetRelativePath(root, Path.GetFullPath(path, WorkingDirectory)).Replace(Path.DirectorySeparatorChar, '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }

    internal string? PageOf(string id) => RulePages is null ? null : $"{RulePages}{id}.md";
}
