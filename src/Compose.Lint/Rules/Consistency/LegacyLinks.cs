using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class LegacyLinks : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF702", "legacy-links", Severity.Info, "Obsolete links")
        {
            Page = """
                Services on one network reach each other by name. A link without an alias (`links: [db]`) only adds a start order, which `depends_on`
                expresses better.

                Replace `links` with `depends_on`. The fix does so, or removes `links` if `depends_on` names the services already; it is unsafe because
                `config` shows links, and a link also restarts the service with the other one. A link with an alias (`db:database`) acts as a network
                alias. On the default bridge (`network_mode: bridge`) names need links, which are not reported there.
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
                yield return WithFix(
                    Descriptor
                        .At(
                            service.PlaceOf("links"),
                            $"`links` of `{service.Name}` adds nothing: services on one network reach each other by name"
                        )
                        .WithHelp("use `depends_on` for the start order"),
                    service,
                    [.. links.Select(static link => link.Text.Split(':')[0])],
                    context
                );
        }
    }

    private static Diagnostic WithFix(Diagnostic found, Service service, HashSet<string> linked, LintContext context)
    {
        var written = context.Project.RawServices().Where(raw => raw.Name.Text == service.Name).Select(static raw => raw.Service).ToList();
        if (
            written is not [{ Origin: null } mapping]
            || !mapping.TryGet(Service.LinksKey, out var links)
            || links.Value is not Sequence { Origin: null } list
            || !linked.All(name => context.Find(name) is { } other && NetworkReach.ShareOne(service, other, context) == true)
        )
            return found;
        if (mapping[Service.DependsOnKey] is not { } typed)
            return list.Items.Any(static item => item is not Scalar text || text.Text.Contains(':'))
                ? found
                : found.WithFix(
                    "rename it to `depends_on`",
                    Applicability.Unsafe,
                    new TextEdit(links.Key.At, Service.DependsOnKey)
                );
        linked.ExceptWith(
            typed switch
            {
                Sequence names => names.Items.OfType<Scalar>().Select(static name => name.Text),
                Mapping names => names.Entries.Select(static entry => entry.Name),
                _ => [],
            }
        );
        return linked.Count == 0 && EntryLines.Removal(mapping, links) is { } removal
            ? found.WithFix("remove it", Applicability.Unsafe, removal)
            : found;
    }

    private static bool IsPlain(string link) =>
        link.Split(':') is [_] or [_, ""] || (link.Split(':') is [var name, var alias] && name == alias);
}
