using System.Collections.Immutable;
using Compose.Lint.Dockerfiles;
using Compose.Lint.Rules;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Model.Passes;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Lint.Targets;

/// <summary>A project as the linter loads it: values that whoever runs it supplies are not missing.</summary>
/// <param name="Found">The findings of loading, missing values included: what follows from them is no finding.</param>
/// <param name="Expected">Names of variables that are expected to have no value here.</param>
/// <param name="Remark">What its template sets; null without one.</param>
internal sealed record LintedProject(
    Project? Project,
    ImmutableArray<Diagnostic> Found,
    HashSet<string> Expected,
    Diagnostic? Remark
)
{
    public static LintedProject Load(LoadOptions options, ISourceLoader files, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink();
        var project = ProjectLoader.Load(options, files, sink, cancellationToken);
        var loaded = new LintedProject(project, sink.ToImmutable(), [], null);
        if (project is null || HasChosenEnvFiles(options) || loaded.Missing() is not { Count: > 0 } missing)
            return loaded;
        if (EnvTemplate.In(project.Directory, options, files) is not { } template)
            return loaded;
        HashSet<string> listed = [.. template.Values.Select(static v => v.Name).Where(missing.ContainsKey)];
        if (listed.Count == 0)
            return loaded;

        sink = new DiagnosticSink();
        project = ProjectLoader.Load(options with { Fallbacks = template.Usable }, files, sink, cancellationToken);
        return new LintedProject(project, sink.ToImmutable(), listed, RemarkOn(template, missing, listed, project));
    }

    /// <summary>A finding of loading as the linter reports it; null for a missing value that is no problem here.</summary>
    public Diagnostic? Judge(Diagnostic finding)
    {
        if (finding.Descriptor.Is(ResolutionDiagnostics.UnreachableRemote))
            return LintDiagnostics.Unread(finding.At);
        if (!finding.Descriptor.Is(VariableDiagnostics.UnsetVariable))
            return finding;
        var name = NameOf(finding);
        if (Expected.Contains(name))
            return null;
        // ${NAME:?} asks whoever runs the project, which is its purpose.
        if (finding.Severity == Severity.Error)
            return finding with { Severity = Severity.Info };
        return PredefinedArguments.IsProxy(name) ? null : finding;
    }

    private static bool HasChosenEnvFiles(LoadOptions options) =>
        !options.EnvFiles.IsEmpty
        || options.Variables.ContainsKey("COMPOSE_ENV_FILES")
        || options.Variables.ContainsKey("COMPOSE_DISABLE_ENV_FILE");

    /// <summary>The variables without a value, each with its finding.</summary>
    private Dictionary<string, Diagnostic> Missing()
    {
        var missing = new Dictionary<string, Diagnostic>(StringComparer.Ordinal);
        foreach (var finding in Found)
            if (
                finding.Descriptor.Is(VariableDiagnostics.UnsetVariable)
                && NameOf(finding) is var name
                && !PredefinedArguments.IsProxy(name)
            )
                missing.TryAdd(name, finding);
        return missing;
    }

    private static Diagnostic RemarkOn(
        EnvTemplate template,
        Dictionary<string, Diagnostic> missing,
        HashSet<string> listed,
        Project? project
    )
    {
        var first = missing.Values.First().At;
        // The project was read again, so the finding belongs to another copy of the same text.
        if (project?.Sources.FirstOrDefault(file => file.Source.Path == first.Source.Path) is { } file)
            first = first with { Source = file.Source };
        var rest = missing.Keys.Where(name => !listed.Contains(name)).ToList();
        var remark = VariableDiagnostics.UnsetVariable.At(
            first,
            rest.Count == 0
                ? $"no .env: {template.FileName} sets every variable"
                : $"no .env: {template.FileName} sets {listed.Count} of {missing.Count} variables"
        ) with
        {
            Severity = Severity.Info,
        };
        remark = remark.WithHelp($"copy {template.FileName} to .env and fill it in");
        return rest.Count == 0 ? remark : remark.WithNote($"it does not set {string.Join(", ", rest.Select(static name => $"`{name}`"))}");
    }

    /// <summary>Whether the finding is a variable that is empty because it is not set: neither a required one nor a remark.</summary>
    public static bool IsUnset(Diagnostic finding) =>
        finding.Descriptor.Is(VariableDiagnostics.UnsetVariable) && finding.Message.StartsWith("The \"", StringComparison.Ordinal);

    /// <summary>The name in <c>$NAME</c> or <c>${NAME...}</c>, where the finding is.</summary>
    public static string NameOf(Diagnostic unset)
    {
        var text = unset.At.Characters.TrimStart("${");
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
            length++;
        return text[..length].ToString();
    }
}
