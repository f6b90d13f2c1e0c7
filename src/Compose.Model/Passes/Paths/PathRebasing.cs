using Compose.Model.Inputs;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Paths;

/// <summary>
/// Resolves relative paths of a model in long form against its folder (spec 2.10). Unchanged: credential_spec.file, dockerfile, cache
/// locations, subpaths of volumes.
/// </summary>
/// <param name="folder">Absolute; relative to the including project when paths stay relative.</param>
/// <param name="home">The home folder, for <c>~</c>.</param>
/// <param name="files">Resolves symbolic links of watched paths.</param>
/// <param name="asTyped">Whether variables are unsubstituted: a path that starts with one may be absolute and stays unchanged.</param>
internal sealed class PathRebasing(string folder, string? home, ISourceLoader files, bool asTyped = false)
{
    public Mapping Apply(Mapping model) =>
        model
            .Change(ComposeFile.ServicesKey, services => services.Select(e => e.Value is Mapping service ? OfService(service) : e.Value))
            .Change(ComposeFile.VolumesKey, volumes => volumes.Select(e => e.Value is Mapping volume ? Volume(volume) : e.Value))
            .Change(ComposeFile.ConfigsKey, FileOfEach)
            .Change(ComposeFile.SecretsKey, FileOfEach);

    public Mapping OfService(Mapping service) =>
        service.Select(entry =>
            (entry.Name, entry.Value) switch
            {
                (Service.BuildKey, Mapping build) => Build(build),
                (Service.EnvFileKey, Sequence list) => list.Select(item => item is Mapping file ? At(file, EnvFile.PathKey, Plain) : item),
                (Service.LabelFileKey, Sequence list) => list.Select(item => Changed(item, Plain)),
                (Service.ExtendsKey, Mapping extends) => At(extends, Service.ExtendsFileKey, Plain),
                (Service.DevelopKey, Mapping develop) => Watch(develop),
                (Service.VolumesKey, Sequence list) => list.Select(item => item is Mapping mount ? Mount(mount) : item),
                _ => entry.Value,
            }
        );

    private Mapping Build(Mapping build)
    {
        build = At(build, BuildConfig.ContextKey, Context);
        build = build.Change(BuildConfig.AdditionalContextsKey, contexts => contexts.Select(e => Changed(e.Value, Context)));
        return build["ssh"] is Sequence keys && keys.Select(item => Changed(item, SshKey)) is var changed && !ReferenceEquals(changed, keys)
            ? build.With("ssh", changed)
            : build;
    }

    private string SshKey(string item) => item.IndexOf('=') is > 0 and var at ? item[..(at + 1)] + PossiblyWindows(item[(at + 1)..]) : item;

    private Mapping Mount(Mapping mount) =>
        mount.TextAt(ServiceVolume.TypeKey) == ServiceVolume.BindType ? At(mount, ServiceVolume.SourceKey, PossiblyWindows) : mount;

    private Mapping Watch(Mapping develop) =>
        develop[Develop.WatchKey] is Sequence rules
            ? develop.With(
                Develop.WatchKey,
                rules.Select(item => item is Mapping rule ? At(rule, DevelopWatch.PathKey, path => FollowLink(Plain(path))) : item)
            )
            : develop;

    // A local-driver volume that binds a folder is effectively a bind mount.
    private Mapping Volume(Mapping volume) =>
        volume.TextAt(Resources.Volume.DriverKey) == Resources.Volume.DefaultDriver
        && volume.MappingAt(Resources.Volume.DriverOptsKey) is { } options
        && options.TextAt("o") == "bind"
            ? volume.With(Resources.Volume.DriverOptsKey, At(options, "device", PossiblyWindows))
            : volume;

    private Mapping FileOfEach(Mapping resources) =>
        resources.Select(e => e.Value is Mapping resource ? At(resource, ContentResource.FileKey, PossiblyWindows) : e.Value);

    private Mapping At(Mapping mapping, string key, Func<string, string> change) =>
        mapping.TryGet(key, out var entry) && Changed(entry.Value, change) is var changed && !ReferenceEquals(changed, entry.Value)
            ? mapping.With(key, changed)
            : mapping;

    private Node Changed(Node node, Func<string, string> change)
    {
        if (node is not Scalar { Kind: ScalarKind.String } scalar || (asTyped && scalar.Text.StartsWith('$')))
            return node;
        var text = change(scalar.Text);
        return text == scalar.Text ? scalar : scalar with { Text = text };
    }

    /// <summary>A path of this machine, made absolute; an empty path stays empty.</summary>
    public string Plain(string path)
    {
        path = HostPath.ExpandHome(path, home);
        return path.Length == 0 || HostPath.IsAbsolute(path) ? path : HostPath.Join(folder, path);
    }

    // As in the reference, an empty path here means the folder itself.
    private string PossiblyWindows(string path)
    {
        path = HostPath.ExpandHome(path, home);
        return HostPath.IsAbsolute(path) || HostPath.IsWindowsAbsolute(path) ? path : HostPath.Join(folder, path);
    }

    private string Context(string context) => IsRemote(context) ? context : Plain(context);

    private static bool IsRemote(string context) =>
        context.Contains("://", StringComparison.Ordinal)
        || PeerReference.Of(context).Service is not null
        || context.StartsWith("github.com/", StringComparison.Ordinal)
        || context.StartsWith("git@", StringComparison.Ordinal);

    private string FollowLink(string path)
    {
        if (!HostPath.IsAbsolute(path))
            return path;
        for (var slash = path.IndexOf('/', 1); ; slash = path.IndexOf('/', slash + 1))
        {
            var part = slash < 0 ? path : path[..slash];
            var target = files.ResolveLink(part);
            if (target != part)
                return target + path[part.Length..];
            if (slash < 0)
                return path;
        }
    }
}
