using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class OverrideTypo : Rule
{
    private static readonly string[] Sections = ["networks", "volumes", "secrets", "configs"];

    public override Descriptor Descriptor { get; } =
        new("CF132", "override-typo", Severity.Warning, "Misspelt name in an override")
        {
            Page = """
                A later file adds a service or resource whose name is almost that of an earlier one. Most likely the earlier one was meant, and the override
                does not apply to it.

                ```yaml
                # compose.yaml            # compose.override.yaml
                services:                 services:
                  worker: {image: w:1}      wroker: {image: w:2}
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var earlier = new Dictionary<(string Section, string Name), Scalar>();
        foreach (var file in context.Project.Sources)
        {
            var own = new List<(string Section, Scalar Name)>();
            foreach (var document in file.Documents)
                foreach (var section in (string[])["services", .. Sections])
                    if ((document.Root as Mapping)?[section] is Mapping entries)
                        own.AddRange(entries.Entries.Select(e => (section, e.Key)));
            foreach (var (section, name) in own)
                if (!earlier.ContainsKey((section, name.Text)) && Meant(section, name.Text, earlier, own) is { } meant)
                    yield return Descriptor
                        .At(name.At, $"`{name.Text}` is new in {section}, but similar to `{meant.Text}`")
                        .See(meant.At, "defined here")
                        .WithHelp($"did you mean `{meant.Text}`?");
            foreach (var (section, name) in own)
                earlier.TryAdd((section, name.Text), name);
        }
    }

    private static Scalar? Meant(
        string section,
        string name,
        Dictionary<(string Section, string Name), Scalar> earlier,
        List<(string Section, Scalar Name)> own
    )
    {
        // web1 beside web2 is a series, not a typo; and a name that the file also overrides is not misspelt.
        if (name.Any(char.IsDigit) || name.Length < 4)
            return null;
        var candidates = earlier
            .Keys.Where(k => k.Section == section && !own.Exists(o => o.Section == section && o.Name.Text == k.Name))
            .Select(static k => k.Name);
        return Spelling.Nearest(name, candidates) is { } nearest && Spelling.Distance(name, nearest) <= 2
            ? earlier[(section, nearest)]
            : null;
    }
}
