using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Consistency;

internal sealed class LegacyLinks : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF702", "legacy-links", Severity.Info, "Obsolete links")
        {
            Page = """
                Services on one network reach each other by name. A link without an alias (`links: [db]`) only adds a start order, which `depends_on`
                expresses better.

                Replace `links` with `depends_on`. A link with an alias (`db:database`) acts as a network alias. On the default bridge (`network_mode: bridge`)
                names need links, which are not reported there.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var links = service.Items("links").ToList();
            // A target that does not exist is the finding.
            if (
                links.Count > 0
                && service.NetworkMode is not ("bridge" or "default")
                && links.TrueForAll(link => IsPlain(link.Text) && context.Find(link.Text.Split(':')[0]) is not null)
            )
                yield return Descriptor
                    .At(
                        service.PlaceOf("links"),
                        $"`links` of `{service.Name}` adds nothing: services on one network reach each other by name"
                    )
                    .WithHelp("use `depends_on` for the start order");
        }
    }

    private static bool IsPlain(string link) =>
        link.Split(':') is [_] or [_, ""] || (link.Split(':') is [var name, var alias] && name == alias);
}
