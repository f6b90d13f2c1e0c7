using System.Collections.Immutable;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Model.Services;
using WireBind = Compose.Engine.Wire.MountBind;
using WireImage = Compose.Engine.Wire.MountImage;
using WireTmpfs = Compose.Engine.Wire.MountTmpfs;
using WireVolume = Compose.Engine.Wire.MountVolume;

namespace Compose.Planning.Requests;

/// <summary>
/// The mounts of a container. Plain binds and named volumes are sent as bind strings, for which the engine creates missing host paths;
/// those with further options as mounts.
/// </summary>
internal sealed record MountSet(ImmutableArray<string> Binds, ImmutableArray<Mount> Mounts)
{
    public static MountSet Of(ContainerRequest request)
    {
        var binds = ImmutableArray.CreateBuilder<string>();
        var mounts = ImmutableArray.CreateBuilder<Mount>();
        var inherited = request.Inherited.Select(mount => mount.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var volume in request.Service.Volumes)
        {
            // Data of the replaced container takes precedence over a fresh anonymous volume.
            if (volume.Type == MountType.Volume && volume.Source is null && inherited.Contains(volume.Target))
                continue;
            if (AsBind(request, volume) is { } bind)
                binds.Add(bind);
            else
                mounts.Add(AsMount(request, volume));
        }

        mounts.AddRange(request.Inherited);
        mounts.AddRange(FileMounts.Of(request));
        return new MountSet(binds.ToImmutable(), mounts.ToImmutable());
    }

    private static string? AsBind(ContainerRequest request, ServiceVolume volume)
    {
        switch (volume.Type)
        {
            case MountType.Bind when volume.Bind is null or { CreateHostPath: true, Recursive: null }:
                return Join(volume.Source ?? "", volume);
            case MountType.Volume when volume.Source is { } key && volume.Volume is null or { Subpath: null, Labels.IsEmpty: true }:
                return Join(request.Project.FindVolume(key)?.Name ?? key, volume);
            default:
                return null;
        }
    }

    // source:target:rw,z,rslave,nocopy
    private static string Join(string source, ServiceVolume volume)
    {
        var options = volume.ReadOnly ? "ro" : "rw";
        if (volume.Bind?.Selinux is { } selinux)
            options += "," + selinux;
        if (volume.Bind?.Propagation is { } propagation)
            options += "," + propagation;
        if (volume.Volume?.Nocopy is true)
            options += ",nocopy";
        return $"{source}:{volume.Target}:{options}";
    }

    private static Mount AsMount(ContainerRequest request, ServiceVolume volume)
    {
        var mount = new Mount
        {
            Type = TypeOf(volume.Type),
            Source = volume.Source,
            Target = volume.Target,
            ReadOnly = volume.ReadOnly,
            Consistency = volume.Consistency,
        };
        switch (volume.Type)
        {
            case MountType.Bind:
                return mount with { BindOptions = BindOptionsOf(volume) };
            case MountType.Volume:
                if (volume.Volume?.Subpath is not null && request.Api < ApiVersion.VolumeSubpath)
                    request.Refuse(
                        RequestDiagnostics.NeedsNewer(
                            request.Service,
                            "subpath of a volume requires Docker Engine v26 or later",
                            request.Api,
                            volume.At
                        )
                    );
                return mount with
                {
                    Source = volume.Source is { } key ? request.Project.FindVolume(key)?.Name ?? key : null,
                    VolumeOptions = VolumeOptionsOf(volume),
                };
            case MountType.Tmpfs:
                return mount with
                {
                    Source = null,
                    TmpfsOptions = volume.Tmpfs is { } tmpfs ? new WireTmpfs { SizeBytes = tmpfs.Size ?? 0, Mode = tmpfs.Mode ?? 0 } : null,
                };
            case MountType.Image:
                if (request.Api < ApiVersion.ImageManifests)
                    request.Refuse(
                        RequestDiagnostics.NeedsNewer(
                            request.Service,
                            "volume with type=image require Docker Engine v28 or later",
                            request.Api,
                            volume.At
                        )
                    );
                return mount with { ImageOptions = volume.Image?.Subpath is { } subpath ? new WireImage { Subpath = subpath } : null };
            default:
                return mount;
        }
    }

    private static WireBind? BindOptionsOf(ServiceVolume volume) =>
        volume.Bind is not { } bind
            ? null
            : new WireBind
            {
                Propagation = bind.Propagation,
                CreateMountpoint = bind.CreateHostPath,
                NonRecursive = bind.Recursive == "disabled",
                ReadOnlyNonRecursive = bind.Recursive == "writable",
                ReadOnlyForceRecursive = bind.Recursive == "readonly",
            };

    private static WireVolume? VolumeOptionsOf(ServiceVolume volume) =>
        volume.Volume is not { } options
            ? null
            : new WireVolume
            {
                NoCopy = options.Nocopy,
                Subpath = options.Subpath,
                Labels = options.Labels.IsEmpty ? null : options.Labels.ToDictionary(StringComparer.Ordinal),
            };

    private static string TypeOf(MountType type) =>
        type switch
        {
            MountType.Bind => "bind",
            MountType.Tmpfs => "tmpfs",
            MountType.Cluster => "cluster",
            MountType.NamedPipe => "npipe",
            MountType.Image => "image",
            _ => "volume",
        };
}
