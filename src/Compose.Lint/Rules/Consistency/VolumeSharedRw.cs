using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Passes.Selecting;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Consistency;

internal sealed class VolumeSharedRw : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF138", "volume-shared-rw", Severity.Info, "Data written by several services")
        {
            Page = """
                Nothing coordinates two services that write to one volume or folder. Two databases on one folder, or one with several replicas, destroy
                their data, and a service that only reads should not be able to write there. For known images the finding is a warning.

                ```yaml
                services:
                  db:
                    image: postgres:16
                    volumes: [data:/var/lib/postgresql/data]
                  backup:
                    image: backup:2
                    volumes: [data:/data:ro]      # without ro it could write
                ```

                Give each its own volume, or mount it `:ro` where it is only read. Services with other images are reported only if their images are the
                same, they mount the volume at the same path below `/var/lib`, they have no profiles, and they do not depend on each other: uploads and
                caches are shared on purpose, and so is what `volumes_from` names. A service that others wait for to complete has exited when they start, and
                of alternatives such as `postgres` and `postgis` only one runs.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var excused = Excused(context);
        var mounts = context
            .Services.Where(service => !excused.Contains(service.Name))
            .SelectMany(MountsOf)
            .OrderBy(static m => m.Volume.At.Source.Path, StringComparer.Ordinal)
            .ThenBy(static m => m.Volume.At.Span.Start);
        foreach (var mounted in mounts.GroupBy(static m => (m.Volume.Type, m.Volume.Source, m.Volume.Volume?.Subpath)))
        {
            ImmutableArray<Mount> writers = [.. mounted.DistinctBy(static m => m.Service.Name)];
            var owner =
                writers.FirstOrDefault(static w => w.IsStore) ?? writers.FirstOrDefault(w => writers.Any(other => SameState(w, other)));
            if (owner is null)
                continue;
            writers =
            [
                .. writers.Where(w =>
                    w != owner && (owner.IsStore ? RunTogether(w.Service, owner.Service, context) : SameState(w, owner))
                ),
            ];
            if (!writers.IsEmpty)
                yield return Shared(owner, writers, context);
            else if (owner.Service.Replicas() > 1)
                yield return Repeated(owner, context);
        }
    }

    /// <summary>
    /// Whether two services of the same image unknowingly keep state in the same folder. Other data (uploads, caches) is shared
    /// intentionally, as is a program's folder that others read; services with profiles are tools run one at a time.
    /// </summary>
    private static bool SameState(Mount a, Mount b) =>
        a != b
        && a.Volume.Target == b.Volume.Target
        && a.Volume.Target.StartsWith("/var/lib/", StringComparison.Ordinal)
        && MadeFrom(a.Service) == MadeFrom(b.Service)
        && a.Service.Profiles.IsEmpty
        && b.Service.Profiles.IsEmpty
        && !DependsOn(a.Service, b.Service)
        && !DependsOn(b.Service, a.Service);

    private static bool RunTogether(Service a, Service b, LintContext context) =>
        LintContext.RunTogether(a, b) && !Alternatives.Are(a, b, context);

    private static bool DependsOn(Service service, Service other) => service.DependsOn.Any(d => d.Name == other.Name);

    private Diagnostic Repeated(Mount owner, LintContext context) =>
        (
            Descriptor.At(
                owner.Volume.At,
                $"{owner.Service.Replicas()} containers of `{owner.Service.Name}` would share the data in `{NameOf(owner, context)}`"
            ) with
            {
                Severity = Severity.Warning,
            }
        ).WithHelp("run one of them, or give each its own volume");

    private Diagnostic Shared(Mount owner, ImmutableArray<Mount> others, LintContext context)
    {
        var (what, names) = (NameOf(owner, context), string.Join(", ", others.Select(static o => $"`{o.Service.Name}`")));
        var finding = owner.IsStore
            ? Descriptor.At(others[0].Volume.At, $"`{what}` contains the data of `{owner.Service.Name}`, and {names} may write to it") with
            {
                Severity = Severity.Warning,
            }
            : Descriptor.At(others[0].Volume.At, $"`{what}` is the state of `{owner.Service.Name}` and of {names}");
        finding = finding
            .See(owner.Volume.At, $"service {owner.Service.Name}")
            .WithHelp(
                owner.IsStore && !others[0].IsStore
                    ? "mount it `:ro` if it is only read"
                    : "give each its own volume, or mount it `:ro` where it is only read"
            );
        return others.Skip(1).Aggregate(finding, static (found, other) => found.See(other.Volume.At, $"service {other.Service.Name}"));
    }

    private static string NameOf(Mount mount, LintContext context) =>
        mount.Volume.Type == MountType.Bind ? ShownPath.Of(mount.Volume.Source!, context.Project.Directory) : mount.Volume.Source!;

    private static IEnumerable<Mount> MountsOf(Service service) =>
        from volume in service.Volumes
        where volume is { ReadOnly: false, Source: not null, Type: MountType.Volume or MountType.Bind }
        select new Mount(service, volume, IsStore(service, volume.Target));

    /// <summary>Whether a database keeps its data there: a known image, or an unnamed one with a known data folder.</summary>
    private static bool IsStore(Service service, string target) =>
        service.Image is not { } image ? DataStores.IsDataFolder(target)
        : DataStores.Find(ImageName.Of(image)) is { } store ? store.MayKeepDataAt(target)
        : DataImage.Find(image) is not null && DataStores.IsDataFolder(target);

    private static string MadeFrom(Service service) =>
        service.Image ?? (service.Build is { } build ? $"{build.Context} {build.Dockerfile} {build.DockerfileInline}" : "");

    /// <summary>Services that share intentionally, and those that exit before others start.</summary>
    private static HashSet<string> Excused(LintContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in context.Services)
        {
            if (!service.VolumesFrom.IsEmpty)
                names.Add(service.Name);
            names.UnionWith(service.VolumesFrom.Select(static from => PeerReference.OfVolumes(from).Service).OfType<string>());
            names.UnionWith(
                service.DependsOn.Where(static d => d.Condition == DependencyCondition.CompletedSuccessfully).Select(static d => d.Name)
            );
        }

        return names;
    }

    /// <param name="IsStore">Whether it is a database with its data on this volume.</param>
    private sealed record Mount(Service Service, ServiceVolume Volume, bool IsStore);
}
