using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class ShadowedListEntry : Rule
{
    private static readonly string[] OfKeys = ["environment", "labels", "annotations", "sysctls"];

    /// <summary>Lists of which Compose silently keeps one of two equal entries.</summary>
    private static readonly string[] OfEntries =
    [
        Service.PortsKey,
        Service.ExposeKey,
        Service.VolumesKey,
        Service.TmpfsKey,
        Service.DevicesKey,
        Service.ConfigsKey,
        Service.SecretsKey,
        "env_file",
        Service.DnsKey,
        Service.DnsSearchKey,
        Service.DnsOptKey,
        Service.CapAddKey,
        Service.CapDropKey,
        Service.LinksKey,
        Service.ExternalLinksKey,
        Service.VolumesFromKey,
        Service.SecurityOptKey,
        Service.DeviceCgroupRulesKey,
        "extra_hosts",
        "group_add",
        "profiles",
    ];

    public override Descriptor Descriptor { get; } =
        new("CF113", "shadowed-list-entry", Severity.Warning, "A list entry that has no effect")
        {
            Page = """
                In a list of `KEY=value` the last value of a key wins, and the first is silently lost. An entry that is listed twice has no effect either:
                often one of the two was meant to be another.

                ```yaml
                environment:
                  - MODE=dev     # lost
                  - MODE=prod
                ports: ["8080:80", "8080:80"]
                ```

                Remove one of them. `--fix` removes the second of two equal entries.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        // Lists whose entries must be unique have their own error.
        var refused = context.Reported.Where(static f => f.Descriptor.Is(ShapeDiagnostics.RepeatedItem)).ToList();
        foreach (var (_, service) in context.Project.RawServices())
        {
            foreach (var attribute in OfKeys)
                if (service[attribute] is Sequence list)
                    foreach (var found in LostValues(list))
                        yield return found;
            if (service["build"] is Mapping build && build["args"] is Sequence args)
                foreach (var found in LostValues(args))
                    yield return found;
            foreach (var attribute in OfEntries)
                if (service[attribute] is Sequence list)
                    foreach (var found in Repetitions(list, attribute))
                        if (!refused.Exists(other => other.At == found.At))
                            yield return found;
        }
    }

    private IEnumerable<Diagnostic> LostValues(Sequence list)
    {
        var last = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        foreach (var item in list.Items.OfType<Scalar>().Reverse())
        {
            var key = item.Text.Split('=', 2)[0];
            // Equal items have their own error.
            if (!last.TryAdd(key, item) && last[key].Text != item.Text)
                yield return Descriptor
                    .At(item.At, $"`{key}` is set again below, so this value is lost")
                    .See(last[key].At, "this one wins")
                    .WithHelp("remove one of the two");
        }
    }

    private IEnumerable<Diagnostic> Repetitions(Sequence list, string attribute)
    {
        for (var i = 1; i < list.Count; i++)
            for (var j = 0; j < i; j++)
                if (ListItems.AreEqual(list.Items[i], list.Items[j]))
                {
                    yield return Repeated(list, i, j, attribute);
                    break;
                }
    }

    private Diagnostic Repeated(Sequence list, int index, int first, string attribute)
    {
        var item = list.Items[index];
        var found = Descriptor
            .At(item.At, $"{(item is Scalar text ? $"`{text.Text}`" : "this entry")} is listed twice in `{attribute}`")
            .See(list.Items[first].At, "first here")
            .WithHelp("remove it, or correct the one that was meant to be another");
        return ItemRemoval.Of(list, index) is { } removal ? found.WithFix("remove the second", Applicability.Safe, removal) : found;
    }
}
