using Compose.Model;
using Compose.Model.Services;

namespace Compose.Cli.Configs;

/// <summary>All images of a project, as needed on a machine without registry access.</summary>
internal static class ConfigImages
{
    /// <summary>Per service: its own image, those of pre_start hooks, those it mounts; each once.</summary>
    public static IEnumerable<string> Of(Project project) => project.Services.SelectMany(service => Of(service, project).Distinct());

    private static IEnumerable<string> Of(Service service, Project project)
    {
        // A service without an image uses its build's default name.
        yield return service.Image ?? $"{project.Name}-{service.Name}";
        foreach (var hook in service.PreStart)
            if (hook.Image is { } image)
                yield return image;
        foreach (var volume in service.Volumes)
            if (volume is { Type: MountType.Image, Source: { } source } && project.FindDeclaredService(source) is null)
                yield return source;
    }
}
