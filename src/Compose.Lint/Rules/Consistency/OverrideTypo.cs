using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class OverrideTypo : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF132", "override-typo", Severity.Error, "Misspelt name in an override")
        {
            Page = """
                A later file changes a service that no earlier file has, so there is nothing to run, and its name is almost that of an earlier one. Most
                likely the earlier one was meant, and the override does not apply to it. `up` refuses the file.

                ```yaml
                # compose.yaml            # compose.override.yaml
                services:                 services:
                  worker: {image: w:1}      wroker: {restart: always}
                ```

                A service with an image or a build of its own is a new one, however similar its name.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var earlier = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        foreach (var file in context.Project.Sources)
        {
            var own = new List<Scalar>();
            foreach (var document in file.Documents)
                if ((document.Root as Mapping)?["services"] is Mapping services)
                    own.AddRange(services.Entries.Select(static e => e.Key));
            foreach (var name in own)
                if (
                    !earlier.ContainsKey(name.Text)
                    && HasNothingToRun(name.Text, context)
                    && Meant(name.Text, earlier, own, context) is { } meant
                )
                    yield return Descriptor
                        .At(name.At, $"`{name.Text}` has no image or build here or in an earlier file, but `{meant.Text}` has")
                        .See(meant.At, "defined here")
                        .WithHelp($"did you mean `{meant.Text}`?");
            foreach (var name in own)
                earlier.TryAdd(name.Text, name);
        }
    }

    private static bool HasNothingToRun(string name, LintContext context) =>
        context.Find(name) is { Image: null or "", Build: null, Provider: null };

    private static Scalar? Meant(string name, Dictionary<string, Scalar> earlier, List<Scalar> own, LintContext context)
    {
        // web1 beside web2 is a series, not a typo; and a name that the file also overrides is not misspelt.
        if (name.Any(char.IsDigit) || name.Length < 4)
            return null;
        var candidates = earlier.Keys.Where(known => !own.Exists(o => o.Text == known) && !HasNothingToRun(known, context));
        return Spelling.Nearest(name, candidates) is { } nearest && Spelling.Distance(name, nearest) <= 2 ? earlier[nearest] : null;
    }
}
