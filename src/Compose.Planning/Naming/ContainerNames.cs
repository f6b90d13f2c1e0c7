using System.Globalization;

namespace Compose.Planning.Naming;

/// <summary>The names of a project's containers and built images.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Separator"><c>-</c>, or <c>_</c> in compatibility mode.</param>
public sealed record ContainerNames(string Project, char Separator = '-')
{
    /// <summary><c>project-service-1</c></summary>
    public string Replica(string service, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Project}{Separator}{service}{Separator}{number}");

    /// <summary><c>project-service-run-0123456789ab</c></summary>
    /// <param name="slug">64 hexadecimal digits; the first 12 make the name.</param>
    public string OneOff(string service, string slug) => $"{Project}{Separator}{service}{Separator}run{Separator}{Short(slug)}";

    /// <summary>The image a service is built into when it names none.</summary>
    public string Image(string service) => $"{Project}{Separator}{service}";

    /// <summary>What a container is called until the one it replaces is gone.</summary>
    public static string Temporary(string replacedId, string name) => $"{Short(replacedId)}_{name}";

    /// <summary>Whether a name is the one that a container's label of <see cref="Labels.Replace"/> says it is to have at last.</summary>
    /// <param name="replace">A name without the project's, or one that was chosen.</param>
    public bool IsFinal(string name, string replace) => name == replace || name == $"{Project}-{replace}" || name == $"{Project}_{replace}";

    /// <summary>How logs and links call a container: its name without the project's.</summary>
    public string WithoutProject(string container) =>
        container.StartsWith(Project + Separator, StringComparison.Ordinal) ? container[(Project.Length + 1)..] : container;

    private static string Short(string id) => id.Length > 12 ? id[..12] : id; // the engine's own short form
}
