using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Validation;

namespace Compose.Model.Passes;

/// <summary>Errors between files: includes, bases, overrides, selections.</summary>
public static class ResolutionDiagnostics
{
    public static readonly Descriptor KindsDiffer = new(
        "CF070",
        "cannot-override",
        Severity.Error,
        "An override of another type than the value it overrides"
    )
    {
        Page =
            "A later file sets a value of another type than the earlier one, so they cannot be merged. Use the same form in both, or "
            + "`!override`.",
    };

    public static readonly Descriptor InvalidInclude = new("CF071", "invalid-include", Severity.Error, "An include that names no files")
    {
        Page = "`include` is a list of files: `- path/to/compose.yaml`, or `- path: ...` with more keys.",
    };

    public static readonly Descriptor UnreachableRemote = new(
        "CF072",
        "unreachable-remote",
        Severity.Error,
        "A remote file that could not be fetched"
    )
    {
        Page = "A file that is included from a remote source could not be fetched.",
    };

    public static readonly Descriptor NotAProject = new("CF073", "not-a-project", Severity.Error, "A file that is not a compose project")
    {
        Page = "The file is not a compose project: a project is a mapping with at least one service.",
    };

    public static readonly Descriptor EnvFormat = new("CF074", "unknown-env-format", Severity.Error, "Unknown env_file format")
    {
        Page = "The only named format of env files is `raw`, which takes values literally.",
    };

    public static readonly Descriptor UnknownSelection = new(
        "CF075",
        "no-such-service",
        Severity.Error,
        "Unknown service"
    )
    {
        Page = "The project has no service of this name.",
    };

    public static readonly Descriptor Version = new("CF701", "obsolete-version", Severity.Warning, "`version` is obsolete")
    {
        Page = "`version` has had no effect since Compose 2: all features are always available. Remove the line, as `--fix` does.",
    };

    public static IEnumerable<Descriptor> All =>
        [KindsDiffer, InvalidInclude, UnreachableRemote, NotAProject, EnvFormat, UnknownSelection, Version];

    internal static Diagnostic CannotOverride(string name, Node earlier, Node later) =>
        KindsDiffer
            .At(later.At, $"cannot override {name}: it is {Kind(later)} here and {Kind(earlier)} there")
            .See(earlier.At, $"{Kind(earlier)} here")
            .WithHelp($"write both the same way, or replace the earlier one with `{name}: !override`");

    internal static Diagnostic CannotOverrideByList(string name, Node earlier, Node later) =>
        KindsDiffer
            .At(later.At, $"cannot override {name}: a list cannot be merged into it")
            .See(earlier.At, "it would be merged into this")
            .WithHelp($"write a mapping, or replace the earlier one with `{name}: !override`");

    internal static Diagnostic IncludeIsNoList(Node include) =>
        InvalidInclude
            .At(include.At, $"`include` must be a list of files, not {Kind(include)}")
            .WithHelp(
                include is Scalar { Text.Length: > 0 } file
                    ? $"write `include: [{file.Text}]`"
                    : "write `include:` and under it `- path/to/compose.yaml`"
            );

    internal static Diagnostic IncludeNamesNoFile(Node item) =>
        InvalidInclude
            .At(item.At, "this include names no file")
            .WithHelp("write `- path/to/compose.yaml`, or `- path: path/to/compose.yaml` with more keys under it");

    internal static Diagnostic NotFetched(Location at, string reference, string reason) =>
        UnreachableRemote.At(at, $"`{reference}` could not be fetched: {reason}");

    internal static Diagnostic RootIsNoMapping(Node root) =>
        NotAProject
            .At(
                root.At,
                root.IsNull ? "empty compose file: the document is empty" : $"top-level object must be a mapping, not {Kind(root)}"
            )
            .WithHelp("a compose file begins with a key such as `services:`");

    internal static Diagnostic NothingToExtend(Scalar asked, string file) =>
        NotAProject.At(asked.At, $"`{file}` has no `services` to extend").WithHelp("name the file that defines the service");

    internal static Diagnostic EmptyProject(SourceText file) =>
        NotAProject
            .At(new Location(file, default), "empty compose file: this project is empty")
            .WithHelp("define at least one service under `services:`");

    internal static Diagnostic NoServiceToExtend(string service, Scalar reference, string? file, Mapping services)
    {
        var where = file is null ? "this file" : $"`{file}`";
        var found = ConsistencyDiagnostics.UndefinedService.At(
            reference.At,
            $"cannot extend service \"{service}\": service \"{reference.Text}\" not found in {where}"
        );
        return Suggestion
            .For(found, reference.Text, services.Entries)
            .WithHelp(
                file is null ? "the base must be in the same file: add `file:` to extend one in another" : "name a service in that file"
            );
    }

    internal static Diagnostic IncludeCycle(ImmutableArray<IncludeStep> steps, Func<string, string> shown)
    {
        var found = ConsistencyDiagnostics.DependencyCycle.At(
            steps[^1].At!.Value,
            $"include cycle detected: {string.Join(" -> ", steps.Select(s => shown(s.Path)))}"
        );
        for (var i = 1; i < steps.Length; i++)
            found = found.See(steps[i].At!.Value, $"`{shown(steps[i - 1].Path)}` includes `{shown(steps[i].Path)}`");
        return found.WithHelp("remove one of these includes");
    }

    internal static Diagnostic UnknownEnvFormat(Scalar format) =>
        EnvFormat
            .At(format.At, $"unsupported env_file format \"{format.Text}\"")
            .WithHelp("use `raw`, or remove `format` for the default");

    internal static Diagnostic ObsoleteVersion(Entry version)
    {
        var found = Version
            .At(version.Key.At, "the attribute `version` is obsolete, it will be ignored, please remove it to avoid potential confusion")
            .WithHelp("remove the line");
        return LineOf(version) is { } line ? found.WithFix("remove the line", Applicability.Safe, new TextEdit(line, "")) : found;
    }

    /// <summary>The line of an entry, with the blank line that separated it. Null when it holds more than the entry.</summary>
    private static Location? LineOf(Entry entry)
    {
        var (key, value) = (entry.Key.At, entry.Value.At);
        if (entry.Value.Origin is not null || value.Source != key.Source || value.End.Line != key.Start.Line || key.Start.Column != 1)
            return null;
        var (source, line) = (key.Source, key.Start.Line);
        var rest = source.Line(line)[(Math.Max(value.Span.End, key.Span.End) - key.Span.Start)..];
        if (line == source.LineCount || rest.Trim() is not ("" or ":"))
            return null;
        var next = line + 1;
        if (next < source.LineCount && source.Line(next).IsWhiteSpace() && (line == 1 || source.Line(line - 1).IsWhiteSpace()))
            next++;
        return key with { Span = TextSpan.Between(key.Span.Start, source.StartOfLine(next)) };
    }

    internal static Diagnostic NoSuchService(string name, List<string> all)
    {
        var found = UnknownSelection.At(DiscoveryDiagnostics.Nowhere("command line"), $"no such service: {name}");
        return Spelling.Nearest(name, all) is { } meant
            ? found.WithHelp($"did you mean `{meant}`?")
            : found.WithHelp(all.Count == 0 ? "the project has no services" : $"services: {string.Join(", ", all)}");
    }

    internal static Diagnostic NoSuchDependency(string service, Scalar dependency, Service? disabled) =>
        disabled is null
            ? UnknownSelection.At(
                dependency.At,
                $"service \"{service}\" depends on undefined service \"{dependency.Text}\": no such service: {dependency.Text}"
            )
            : ConsistencyDiagnostics.DependencyDisabled(service, dependency, disabled);

    private static string Kind(Node node) =>
        node switch
        {
            Mapping => "a mapping",
            Sequence => "a list",
            { IsNull: true } => "empty",
            _ => "a single value",
        };
}
