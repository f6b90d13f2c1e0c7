using Compose.Model;
using Compose.Model.Services;

namespace Compose.Cli.Configs;

/// <summary>The images a project is made of: what a machine without a registry must be given.</summary>
internal static class ConfigImages
{
    /// <summary>Service by service: its own image, those of its pre_start hooks, those it mounts; each once.</summary>
    public static IEnumerable<string> Of(Project project) => project.Services.SelectMany(service => Of(service, project).Distinct());

    private static IEnumerable<string> Of(Service service, Project project)
    {
        // A service without an image gets the name it is built under.
        yield return service.Image ?? $"{project.Name}-{service.Name}";
        foreach (var hook in service.PreStart)
            if (hook.Image is { } image)
                yield return image;
        foreach (var volume in service.Volumes)
            if (volume is { Type: MountType.Image, Source: { } source } && project.FindDeclaredService(source) is null)
                yield return source;
    }
}
