using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Validation;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Mounts that loading drops silently, and those that the engine refuses beside another.</summary>
internal sealed class DuplicateMountTarget : Rule
{
    public override Descriptor Descriptor => ConsistencyDiagnostics.SameMountTarget;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var (_, service) in context.Project.RawServices())
            foreach (var list in MountEntry.Lists)
                foreach (var found in Lost(MountEntry.Of(service, list)))
                    yield return found;
        foreach (var service in context.Services)
            foreach (var found in Clashes(service, context))
                yield return found;
    }

    /// <summary>Of the entries of one list with the same target the last one is kept. Another file may replace one on purpose.</summary>
    private IEnumerable<Diagnostic> Lost(MountEntry[] entries)
    {
        var last = new Dictionary<string, MountEntry>(StringComparer.Ordinal);
        for (var i = entries.Length - 1; i >= 0; i--)
            if (entries[i].Target is { } target)
                last.TryAdd(target, entries[i]);
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Target is { } target && IsLost(entries[i], last[target]) && told.Add(target))
                yield return Lost(entries.AsSpan(i), last[target]);
    }

    /// <summary>Equal entries lose nothing.</summary>
    private static bool IsLost(MountEntry entry, MountEntry last) => entry != last && !ListItems.AreEqual(entry.Node, last.Node);

    private Diagnostic Lost(ReadOnlySpan<MountEntry> entries, MountEntry last)
    {
        var names = NameOf(entries[0]);
        var isOne = true;
        var found = Descriptor.At(entries[0].Node.At, "");
        foreach (var entry in entries[1..])
            if (entry.Target == last.Target && IsLost(entry, last))
            {
                (names, isOne) = ($"{names} and {NameOf(entry)}", false);
                found = found.See(entry.Node.At, "nor is this one");
            }

        var winner = entries[0].Source == last.Source ? "the last one" : NameOf(last);
        return (
            found with
            {
                Message =
                    $"{names} {(isOne ? "is" : "are")} not mounted at `{last.Target}`: {winner} takes {(isOne ? "its" : "their")} place",
            }
        )
            .See(last.Node.At, "this one wins")
            .WithHelp("give one of them another path, or remove what is not needed");
    }

    private static string NameOf(MountEntry entry) =>
        entry.Source is { } source ? $"`{source}`"
        : entry.Node is Mapping mount && mount[ServiceVolume.TypeKey] is Scalar { Text: "tmpfs" } ? "the tmpfs"
        : "the anonymous volume";

    /// <summary>Mounts of different lists or spellings, which all reach the engine.</summary>
    private IEnumerable<Diagnostic> Clashes(Service service, LintContext context)
    {
        var taken = new Dictionary<string, MountEntry>(StringComparer.Ordinal);
        foreach (var mount in MountsOf(service, context))
        {
            if (ContainerPath.Of(mount.Target ?? "") is not { } path || taken.TryAdd(path, mount))
                continue;
            var (first, second) = (taken[path].Node.At, mount.Node.At);
            // Loading reports paths that are spelt alike.
            if (first != second && !context.Reported.Any(f => f.Descriptor.Is(Descriptor) && f.At == second))
                yield return Descriptor
                    .At(second, $"`{path}` is already mounted in service `{service.Name}`")
                    .See(first, "first mounted here")
                    .WithHelp("give one of them another path, or remove it");
        }
    }

    /// <summary>Contents of configs and secrets are copied into the container instead.</summary>
    private static IEnumerable<MountEntry> MountsOf(Service service, LintContext context)
    {
        foreach (var tmpfs in service.Items(Service.TmpfsKey))
            yield return new MountEntry { Node = tmpfs, Target = tmpfs.Text.Split(':')[0] };
        foreach (var volume in service.Volumes)
            yield return new MountEntry { Node = volume.Node[ServiceVolume.TargetKey] ?? volume.Node, Target = volume.Target };
        foreach (var secret in service.Secrets)
            if (context.Project.FindSecret(secret.Source)?.File is not null)
                yield return new MountEntry { Node = secret.Node, Target = TargetOf(secret, FileMount.SecretFolder + "/") };
        foreach (var config in service.Configs)
            if (context.Project.FindConfig(config.Source)?.File is not null)
                yield return new MountEntry { Node = config.Node, Target = TargetOf(config, "/") };
    }

    private static string TargetOf(FileMount mount, string folder)
    {
        var target = mount.Target ?? mount.Source;
        return target.StartsWith('/') ? target : folder + target;
    }
}
