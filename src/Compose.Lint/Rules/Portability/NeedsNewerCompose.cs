using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Portability;

internal sealed class NeedsNewerCompose : Rule
{
    private const string Override = "2.24.4";

    // The version of Docker Compose that introduced a key, as its documentation says. A star stands for any name, or the items of a list.
    private static readonly Dictionary<string, string> Versions = new(StringComparer.Ordinal)
    {
        ["include"] = "2.20.0",
        ["models"] = "2.38.0",
        ["services.*.attach"] = "2.20.0",
        ["services.*.build.additional_contexts"] = "2.17.0",
        ["services.*.build.dockerfile_inline"] = "2.17.0",
        ["services.*.build.entitlements"] = "2.27.1",
        ["services.*.build.privileged"] = "2.15.0",
        ["services.*.build.ulimits"] = "2.23.1",
        ["services.*.cgroup"] = "2.15.0",
        ["services.*.develop"] = "2.22.0",
        ["services.*.env_file.*.format"] = "2.30.0",
        ["services.*.env_file.*.required"] = "2.24.0",
        ["services.*.label_file"] = "2.32.2",
        ["services.*.models"] = "2.38.0",
        ["services.*.networks.*.driver_opts"] = "2.27.1",
        ["services.*.networks.*.mac_address"] = "2.23.2",
        ["services.*.post_start"] = "2.30.0",
        ["services.*.pre_stop"] = "2.30.0",
        ["services.*.provider"] = "2.36.0",
        ["services.*.uts"] = "2.15.1",
    };

    public override Descriptor Descriptor { get; } =
        new("CF504", "needs-newer-compose", Severity.Warning, "A key that an older Docker Compose does not know")
        {
            Page = """
                The project is used with the version of Docker Compose that `compose-version` in `.compose-lint.yaml` names, and that version does not know
                the key: it stops with "additional properties not allowed". So it is with the tag `!override` before 2.24.4.

                ```yaml
                compose-version: "2.20"     # in .compose-lint.yaml
                ```

                Use another key, or raise the version. Without `compose-version`, nothing is reported.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        context.ComposeVersion is not { } used
            ? []
            : from file in context.Project.Sources
              from document in file.Documents
              where document.Root is Mapping
              from found in Of(document.Root, "", used)
              select found;

    private IEnumerable<Diagnostic> Of(Node? node, string path, Version used)
    {
        if (node is { Tag: NodeTag.Override } && used < Version.Parse(Override))
            yield return Found(node.At, "!override", Override, used);
        foreach (var (key, value) in node is Mapping mapping ? mapping.Entries : [])
            if (PathTo(path, key.Text) is not { } below)
                continue;
            else if (Versions.TryGetValue(below, out var version) && used < Version.Parse(version))
                yield return Found(key.At, key.Text, version, used);
            else
                foreach (var found in Of(value, below, used))
                    yield return found;
        foreach (var item in node is Sequence list ? list.Items : [])
            foreach (var found in Of(item, $"{path}.*", used))
                yield return found;
    }

    private Diagnostic Found(Location at, string key, string version, Version used) =>
        Descriptor
            .At(at, $"`{key}` needs Docker Compose {version}, and the project is used with {used}")
            .WithHelp("do without it, or raise `compose-version` in .compose-lint.yaml");

    /// <summary>The pattern of a key's path; null for keys of other tools.</summary>
    private static string? PathTo(string path, string key) =>
        key.StartsWith("x-", StringComparison.Ordinal) ? null
        : path.Length == 0 ? key
        : path is "services" or "services.*.networks" ? $"{path}.*"
        : $"{path}.{key}";
}
