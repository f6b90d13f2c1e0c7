using Compose.Model.Diagnostics;

namespace Compose.Lint.Rules.Consistency;

internal sealed class ExternalWithSettings : Rule
{
    private static readonly string[] Settings = ["driver", "driver_opts", "ipam", "internal", "attachable", "enable_ipv6", "labels"];

    public override Descriptor Descriptor { get; } =
        new("CF131", "external-with-settings", Severity.Warning, "Settings of an external network")
        {
            Page = """
                A network with `external: true` exists already: Compose looks it up by name and neither creates nor changes it. Its `driver`, `ipam`,
                `labels` and so on have no effect.

                Remove the settings, or `external`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var network in context.Project.Networks)
        {
            if (!network.External)
                continue;
            var settings = Settings
                .Where(key => network.Node.Contains(key) && network.Node[key] is not Model.Syntax.Mapping { Count: 0 })
                .ToList();
            if (settings.Count > 0)
                yield return Descriptor
                    .At(
                        network.PlaceOf(settings[0]),
                        $"{string.Join(", ", settings.Select(static key => $"`{key}`"))} of network `{network.Key}` {(settings.Count == 1 ? "has" : "have")} no effect: it is external"
                    )
                    .See(network.PlaceOf("external"), "declared external")
                    .WithHelp("remove the settings, or `external`");
        }
    }
}
