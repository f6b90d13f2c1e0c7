using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Cli.Publishing;

/// <summary>What must not be published, and what should be known before it is.</summary>
internal static class PublishChecks
{
    /// <summary>Refuses what nobody could use, or what was not meant to be seen.</summary>
    /// <param name="project">As it is written: variables are still variables.</param>
    public static void Refuse(Project project, bool withEnvironment)
    {
        var unnamed = project.Services.Where(static service => service.Build is not null && service.Image is null).Select(static service => service.Name).ToList();
        if (unnamed.Count > 0)
            throw new CommandFailed($"your Compose stack cannot be published as it only contains a build section for service(s):\n{List(unnamed)}\nadd `image:`, so that what is built has a name");
        if (withEnvironment) return;
        var secretive = project.Services.Where(static service => !service.EnvFile.IsEmpty).Select(static service => $"service \"{service.Name}\" has env_file declared").ToList();
        if (secretive.Count > 0)
            throw new CommandFailed($"{string.Join('\n', secretive)}\nto publish what is in these files too, use --with-env");
    }

    /// <summary>What would be seen by others, each with its question.</summary>
    public static IEnumerable<(string Text, string Question)> Questions(Project project, bool withEnvironment)
    {
        var mounts = Told(project, static service => service.Volumes.Where(static volume => volume.Type == MountType.Bind).Select(static volume => $"{volume.Source} at {volume.Target}"));
        if (mounts.Count > 0)
        {
            yield return ("you are about to publish bind mounts declaration within your OCI artifact.\n"
                + $"only the bind mount declarations will be added to the OCI artifact (not content)\n{List(mounts)}", "Are you ok to publish these bind mount declarations?");
        }

        // A name is enough to find the value; what it is need not be on the screen.
        var literals = withEnvironment ? [] : Told(project, static service => service.Environment.Where(static variable => variable.Value is { Length: > 0 } value && !value.Contains('$')).Select(static variable => variable.Key));
        if (literals.Count > 0)
            yield return ($"you are about to publish environment variables within your OCI artifact.\n{List(literals)}", "Are you ok to publish these environment variables?");
    }

    private static List<string> Told(Project project, Func<Service, IEnumerable<string>> of) =>
        [.. project.Services.SelectMany(service => of(service).Select(text => $"{service.Name}: {text}"))];

    private static string List(IEnumerable<string> lines) => string.Join('\n', lines.Select(static line => "  - " + line));
}
