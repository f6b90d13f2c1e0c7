using System.Globalization;

namespace Compose.Planning.Naming;

/// <summary>Names of a project's containers and built images.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Separator"><c>-</c>, or <c>_</c> in compatibility mode.</param>
public sealed record ContainerNames(string Project, char Separator = '-')
{
    /// <summary><c>project-service-1</c></summary>
    public string Replica(string service, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Project}{Separator}{service}{Separator}{number}");

    /// <summary><c>project-service-run-0123456789ab</c></summary>
    /// <param name="slug">64 hexadecimal digits; the first 12 are used in the name.</param>
    public string OneOff(string service, string slug) => $"{Project}{Separator}{service}{Separator}run{Separator}{Short(slug)}";

    /// <summary>The default name of a service's built image.</summary>
    public string Image(string service) => $"{Project}{Separator}{service}";

    /// <summary>The name of a container until the one it replaces is removed.</summary>
    public static string Temporary(string replacedId, string name) => $"{Short(replacedId)}_{name}";

    /// <summary>Whether a name is the final name given by a container's <see cref="Labels.Replace"/> label.</summary>
    /// <param name="replace">A name without the project prefix, or a custom one.</param>
    public bool IsFinal(string name, string replace) => name == replace || name == $"{Project}-{replace}" || name == $"{Project}_{replace}";

    /// <summary>The container name without the project prefix, as used by logs and links.</summary>
    public string WithoutProject(string container) =>
        container.StartsWith(Project + Separator, StringComparison.Ordinal) ? container[(Project.Length + 1)..] : container;

    private static string Short(string id) => id.Length > 12 ? id[..12] : id; // the engine's own short form
}
