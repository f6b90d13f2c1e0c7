using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules;

/// <summary>Where a service keeps its data, as far as its image, command and variables tell.</summary>
internal sealed class DataPlace
{
    private readonly DataStore store;
    private readonly ImageName image;
    private readonly string[] folders;

    private DataPlace(DataStore store, ImageName image, ServerCommand command, Service service)
    {
        (this.store, this.image) = (store, image);
        (SetBy, var set) = SettingOf(service, store, command);
        folders =
            SetBy is null ? store.FoldersOf(image)
            : ContainerPath.Of(set) is { } folder ? [folder]
            : [];
        IsPersistent = store.OnlyWith.Length == 0 || store.OnlyWith.Split(' ').Any(command.Enables);
        Mounts = [.. MountsOf(service)];
    }

    /// <summary>The variable or option that sets the folder; null for the image's default.</summary>
    public string? SetBy { get; }

    /// <summary>Whether the data is more than a cache.</summary>
    public bool IsPersistent { get; }

    /// <summary>The paths at which something is mounted.</summary>
    public ImmutableArray<string> Mounts { get; }

    /// <summary>Whether the version of the image, which decides about the folder, is unknown.</summary>
    public bool IsUndecided => folders.Length > 1;

    /// <summary>The image as messages name it.</summary>
    public string Shown => image.Tag is { } tag ? $"{DataStores.NameOf(image)}:{tag}" : DataStores.NameOf(image);

    /// <summary>The folder as messages name it, with those of later versions if one of them may be it.</summary>
    public string Where =>
        IsUndecided
            ? $"{folders[0]} ({string.Join(", ", store.Folders.Skip(1).Select(static later => $"from {later.Since} on {later.Path}"))})"
            : folders[0];

    /// <summary>Null when the service is no known data store, its folder is set to something unknown, or its mounts are.</summary>
    public static DataPlace? Of(Service service)
    {
        if (service is not { Image: { } reference, Build: null } || !service.VolumesFrom.IsEmpty || HasUnknownMount(service))
            return null;
        var image = ImageName.Of(reference);
        return
            DataStores.Find(image) is { } store
            && ServerCommand.Of(service, store.Programs) is { } command
            && new DataPlace(store, image, command, service) is { folders.Length: > 0 } place
            ? place
            : null;
    }

    /// <summary>Whether a mount at the path preserves the data, or the part of it that is there.</summary>
    public bool IsKeptAt(string path) =>
        folders.Any(folder =>
            path == folder
            || (ContainerPath.IsWithin(folder, path) && HidingIn(path, folder) is null)
            || (ContainerPath.IsWithin(path, folder) && !store.IsMistaken(path))
        ) || (SetBy is null && store.Also.Length > 0 && ContainerPath.IsWithin(path, store.Also));

    /// <summary>Whether a mount at the path was probably meant for the data, which is elsewhere.</summary>
    public bool IsMissedAt(string path) =>
        !IsKeptAt(path) && (store.IsMistaken(path) || folders.Any(folder => ContainerPath.IsWithin(folder, path)));

    /// <summary>The volume of the image that holds the data and hides what is mounted at the path; null when there is none.</summary>
    public string? HidingIn(string path) => folders.Select(folder => HidingIn(path, folder)).FirstOrDefault(static v => v is not null);

    private string? HidingIn(string path, string folder) =>
        store.IsImageVolume
            ? store
                .FoldersOf(image)
                .FirstOrDefault(volume =>
                    volume != path && ContainerPath.IsWithin(volume, path) && ContainerPath.IsWithin(folder, volume)
                )
            : null;

    private static (string? By, string Folder) SettingOf(Service service, DataStore store, ServerCommand command)
    {
        foreach (var option in store.Options.Split(' '))
            if (command.ValueOf(option) is { } value)
                return (option, value);
        foreach (var (name, value) in service.Texts(Service.EnvironmentKey))
            if (store.Variables.Split(' ').Contains(name))
                return (name, value.Text);
        return (null, "");
    }

    /// <summary>Whether a mount could not be read, such as one whose variable is not set.</summary>
    private static bool HasUnknownMount(Service service) =>
        service.Items(Service.VolumesKey).Any() || service.Volumes.Any(static v => ContainerPath.Of(v.Target) is null);

    private static IEnumerable<string> MountsOf(Service service) =>
        service
            .Volumes.Select(static v => v.Target)
            .Concat(service.Tmpfs.Select(static t => t.Split(':')[0]))
            .Select(ContainerPath.Of)
            .OfType<string>();
}
