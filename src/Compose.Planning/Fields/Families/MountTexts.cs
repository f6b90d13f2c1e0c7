using Compose.Engine.Wire;

namespace Compose.Planning.Fields.Families;

/// <summary>Mounts as they are typed. A bind and a mount that mean the same have the same text.</summary>
internal static class MountTexts
{
    private const int VolumeId = 64;

    /// <summary>Target to text.</summary>
    public static Dictionary<string, string> Of(HostConfig host, string directory, Func<Mount, bool> include)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var bind in host.Binds ?? [])
            if (bind.Split(':') is [var source, var target, .. var options])
                texts[target] = Text(Relative(source, directory), options.SelectMany(static part => part.Split(',')));
        foreach (var mount in (host.Mounts ?? []).Where(include))
            texts[mount.Target] = Text(Source(mount, directory), Options(mount));
        return texts;
    }

    /// <summary>Whether the engine created the volume unnamed; replacement containers mount it by its id.</summary>
    public static bool IsAnonymous(Mount mount) =>
        mount.Type == "volume"
        && (string.IsNullOrEmpty(mount.Source) || (mount.Source.Length == VolumeId && mount.Source.All(char.IsAsciiHexDigitLower)));

    /// <summary>A path in the project's directory without it.</summary>
    public static string Relative(string path, string directory) =>
        path.StartsWith(directory + "/", StringComparison.Ordinal) ? "./" + path[(directory.Length + 1)..]
        : path == directory ? "."
        : path;

    private static string Text(string source, IEnumerable<string> options) =>
        string.Join(':', [source, .. Joined(options.Where(static option => option is not ("rw" or "rprivate" or "")))]);

    private static IEnumerable<string> Joined(IEnumerable<string> options) =>
        string.Join(',', options.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? [text] : [];

    private static string Source(Mount mount, string directory) =>
        mount.Type switch
        {
            "bind" => Relative(mount.Source ?? "", directory),
            "volume" => IsAnonymous(mount) ? "anonymous" : mount.Source ?? "",
            var type => string.IsNullOrEmpty(mount.Source) ? type : $"{type} {mount.Source}",
        };

    private static IEnumerable<string> Options(Mount mount)
    {
        if (mount.ReadOnly)
            yield return "ro";
        if (mount is { Type: "bind", BindOptions: { } bind })
        {
            yield return bind.Propagation ?? "";
            if (!bind.CreateMountpoint)
                yield return "create_host_path=false";
            if (bind.NonRecursive)
                yield return "recursive=disabled";
            if (bind.ReadOnlyNonRecursive)
                yield return "recursive=writable";
            if (bind.ReadOnlyForceRecursive)
                yield return "recursive=readonly";
        }

        if (mount.VolumeOptions is { } volume)
        {
            yield return volume.NoCopy ? "nocopy" : "";
            foreach (var (name, value) in volume.Labels ?? new Dictionary<string, string>())
                yield return $"label {name}={value}";
        }

        if ((mount.VolumeOptions?.Subpath ?? mount.ImageOptions?.Subpath) is { Length: > 0 } subpath)
            yield return $"subpath={subpath}";
        if (mount.TmpfsOptions is { } tmpfs)
        {
            yield return Sizes.Text(tmpfs.SizeBytes) is { } size ? $"size={size}" : "";
            yield return tmpfs.Mode == 0 ? "" : $"mode={Convert.ToString(tmpfs.Mode, 8)}";
        }
    }
}
