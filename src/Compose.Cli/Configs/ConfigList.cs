using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Graph;

namespace Compose.Cli.Configs;

/// <summary>A flag of `config` that prints a list instead of the project.</summary>
/// <param name="Name">Of the flag, without dashes.</param>
/// <param name="BeforeHash">Wins when --hash is given as well.</param>
internal sealed record ConfigList(string Name, string Description, bool BeforeHash, Func<ConfigRequest, CancellationToken, string> Print)
{
    /// <summary>In the order in which one wins over the next.</summary>
    public static ImmutableArray<ConfigList> All { get; } =
    [
        new("services", "Print the names of services, in starting order", true, Lines(static p => DependencyGraph.Of(p).Order)),
        new("volumes", "Print the names of volumes", true, Lines(static p => p.Volumes.Select(static v => v.Key))),
        new("networks", "Print the names of networks", true, Lines(static p => p.Networks.Select(static n => n.Key))),
        new("models", "Print the names of models", true, Lines(static p => p.Models.Select(static m => m.Key))),
        new("profiles", "Print the names of profiles", false, Lines(Profiles)),
        new("images", "Print the images of services", false, Lines(Images)),
        new("variables", "Print the variables that the files name", false, ConfigVariables.Print),
        new("environment", "Print what variables are replaced by", false, ConfigEnvironment.Print),
    ];

    private static Func<ConfigRequest, CancellationToken, string> Lines(Func<Project, IEnumerable<string>> of) =>
        (request, cancellationToken) => string.Concat(of(request.Load(cancellationToken)).Select(static line => line + "\n"));

    /// <summary>Also those that are not active.</summary>
    private static IEnumerable<string> Profiles(Project project) =>
        project.Services.Concat(project.DisabledServices).SelectMany(static s => s.Profiles).Distinct().Order(StringComparer.Ordinal);

    /// <summary>A service without an image gets the name it is built under.</summary>
    private static IEnumerable<string> Images(Project project) => project.Services.Select(s => s.Image ?? $"{project.Name}-{s.Name}");
}
