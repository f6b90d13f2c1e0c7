using System.Collections.Immutable;
using Compose.Lint.Catalog;
using Compose.Lint.Ignoring;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Syntax.Reading;
using Compose.Model.Text;

namespace Compose.Lint.Configuration;

/// <summary>Finds and reads the configuration; unknown keys are errors, since an ineffective setting is worse than none.</summary>
internal sealed class LintConfigReader(ISourceLoader files, DiagnosticSink sink, string workingDirectory)
{
    internal static readonly string[] Keys =
    [
        "preset",
        "select",
        "extend-select",
        "ignore",
        "rules",
        "paths",
        "projects",
        "fragments",
        "compose-version",
    ];
    internal static readonly string[] PathKeys = ["files", "ignore", "rules"];
    internal static readonly string[] Levels = ["off", "style", "info", "warning", "error"];

    /// <summary>The nearest configuration from a folder up to the root of its repository.</summary>
    public LintConfig Nearest(string folder, CancellationToken cancellationToken)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (ReadIn(at, cancellationToken) is { } config)
                return config;
            if (GitRepository.IsRoot(at, files))
                break;
        }

        return LintConfig.Default;
    }

    /// <summary>The configuration in a folder, by either of its names; null when there is none.</summary>
    private LintConfig? ReadIn(string folder, CancellationToken cancellationToken)
    {
        var other = Path.Combine(folder, LintConfig.OtherFileName);
        if (Read(Path.Combine(folder, LintConfig.FileName), cancellationToken) is not { } config)
            return Read(other, cancellationToken);
        if (files.FileExists(other))
            Report(
                new Location(new SourceText(ShownPath.Of(other, workingDirectory), ""), default),
                $"{LintConfig.FileName} is beside it, and only one configuration can apply",
                $"keep {LintConfig.FileName} or {LintConfig.OtherFileName}"
            );
        return config;
    }

    /// <summary>Null when the file does not exist.</summary>
    public LintConfig? Read(string path, CancellationToken cancellationToken)
    {
        if (!files.TryRead(path, out var bytes))
            return null;
        var source = SourceDecoding.Decode(ShownPath.Of(path, workingDirectory), bytes, sink);
        var file = YamlReader.Parse(source, sink, cancellationToken);
        if (file.Documents is not [{ Root: Mapping root }, ..])
        {
            if (file.Documents is [{ Root: { IsNull: false } other }, ..])
                Report(other.At, "the lint configuration must be a mapping", $"its keys are {string.Join(", ", Keys)}");
            return LintConfig.Default;
        }

        CheckKeys(root, Keys);
        var folder = Path.GetDirectoryName(path) ?? "/";
        return new LintConfig
        {
            Folder = folder,
            Preset = Preset(root["preset"]),
            Select = Rules(root["select"]),
            Extend = Rules(root["extend-select"]),
            Ignore = Ignored(root["ignore"]),
            Severities = Severities(root["rules"]),
            Paths = Paths(root["paths"]),
            Projects = Projects(root["projects"], folder),
            Fragments = [.. Texts(root["fragments"]).Select(static s => s.Text)],
            ComposeVersion = ComposeVersion(root["compose-version"]),
        };
    }

    private string? Preset(Node? node)
    {
        var name = (node as Scalar)?.Text;
        if (node is null || Presets.Names.Contains(name ?? ""))
            return name;
        Report(node.At, $"there is no preset `{name}`", Suggest(name ?? "", [.. Presets.Names]));
        return null;
    }

    private Version? ComposeVersion(Node? node)
    {
        if (node is Scalar { Text: var text } && Version.TryParse(text.TrimStart('v'), out var version))
            return new Version(version.Major, version.Minor, Math.Max(version.Build, 0));
        if (node is null)
            return null;
        Report(node.At, "this must be a version of Docker Compose", "write, for example, `\"2.20\"`");
        return null;
    }

    private ImmutableArray<(string, Severity?)> Severities(Node? node)
    {
        if (node is null)
            return [];
        if (node is not Mapping rules)
        {
            Report(node.At, "`rules` must be a mapping of rules to severity levels", "write `CF401: off`");
            return [];
        }

        var levels = ImmutableArray.CreateBuilder<(string, Severity?)>();
        foreach (var (key, value) in rules.Entries)
        {
            CheckRule(key);
            var text = (value as Scalar)?.Text ?? "";
            var level = Array.IndexOf(Levels, text);
            if (level < 0)
                Report(value.At, $"`{text}` is not a severity level", Suggest(text, Levels));
            if (level >= 0 && level < Levels.Length - 1)
                CheckRemovable(key);
            if (level >= 0)
                levels.Add((key.Text, level == 0 ? null : (Severity)(level - 1)));
        }

        return levels.DrainToImmutable();
    }

    private ImmutableArray<PathRules> Paths(Node? node)
    {
        if (node is null)
            return [];
        if (node is not Sequence list)
        {
            Report(node.At, "`paths` must be a list", "write `- files: examples/**` and under it `ignore: CF2`");
            return [];
        }

        var paths = ImmutableArray.CreateBuilder<PathRules>();
        foreach (var item in list.Items)
        {
            if (item is not Mapping entry)
            {
                Report(item.At, "an entry of `paths` must be a mapping", $"its keys are {string.Join(", ", PathKeys)}");
                continue;
            }

            CheckKeys(entry, PathKeys);
            paths.Add(
                new PathRules(
                    [.. Texts(entry["files"]).Select(static s => s.Text)],
                    Ignored(entry["ignore"]),
                    Severities(entry["rules"])
                )
            );
        }

        return paths.DrainToImmutable();
    }

    private ImmutableArray<ImmutableArray<string>> Projects(Node? node, string folder)
    {
        if (node is null)
            return [];
        if (node is not Sequence list)
        {
            Report(node.At, "`projects` must be a list", "write `- [compose.yaml, compose.prod.yaml]`");
            return [];
        }

        return [.. list.Items.Select(item => Files(item, folder)).Where(static files => !files.IsEmpty)];
    }

    private ImmutableArray<string> Files(Node project, string folder)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var typed in Texts(project))
        {
            var path = Path.GetFullPath(Path.Combine(folder, typed.Text));
            if (files.FileExists(path))
                paths.Add(path);
            else
                Report(typed.At, $"there is no file `{typed.Text}`", "name the project's files, relative to the folder of this file");
        }

        return paths.DrainToImmutable();
    }

    private ImmutableArray<string> Ignored(Node? node) => Rules(node, CheckRemovable);

    private ImmutableArray<string> Rules(Node? node, Action<Scalar>? check = null)
    {
        var rules = Texts(node);
        foreach (var rule in rules)
        {
            CheckRule(rule);
            check?.Invoke(rule);
        }

        return [.. rules.Select(static r => r.Text)];
    }

    private ImmutableArray<Scalar> Texts(Node? node)
    {
        switch (node)
        {
            case null or Scalar { Kind: ScalarKind.Null }:
                return [];
            case Scalar scalar:
                return [scalar];
            case Sequence list when list.Items.All(static i => i is Scalar):
                return [.. list.Items.Cast<Scalar>()];
            default:
                Report(node.At, "this must be a string or a list of strings", "write `[CF401, CF2]`");
                return [];
        }
    }

    private void CheckKeys(Mapping mapping, string[] known)
    {
        foreach (var entry in mapping.Entries)
            if (!known.Contains(entry.Name))
                Report(entry.Key.At, $"`{entry.Name}` is not a setting of the linter", Suggest(entry.Name, known));
    }

    private void CheckRemovable(Scalar rule)
    {
        if (LastingErrors.Named(rule.Text) is not null)
            sink.Add(LintDiagnostics.Lasting(rule.At, rule.Text));
    }

    private void CheckRule(Scalar rule)
    {
        if (!RuleNames.IsKnown(rule.Text))
            Report(
                rule.At,
                $"there is no rule `{rule.Text}`",
                RuleNames.Nearest(rule.Text) is { } meant
                    ? $"did you mean `{meant}`?"
                    : "name a rule by id (CF108), by name (host-port-clash) or by group (CF1)"
            );
    }

    private static string Suggest(string typed, string[] known) =>
        Spelling.Nearest(typed, known) is { } meant ? $"did you mean `{meant}`?" : $"use one of {string.Join(", ", known)}";

    private void Report(Location at, string message, string help) => sink.Add(LintDiagnostics.Config(at, message, help));
}
