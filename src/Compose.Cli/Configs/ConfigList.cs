using System.Collections.Immutable;
using Compose.Model;
using Compose.Model.Graph;
using Compose.Model.Passes.Selecting;

namespace Compose.Cli.Configs;

/// <summary>A flag of `config` that prints a list instead of the project.</summary>
/// <param name="Name">Flag name without dashes.</param>
/// <param name="BeforeHash">Whether it overrides --hash.</param>
internal sealed record ConfigList(string Name, string Description, bool BeforeHash, Func<ConfigRequest, CancellationToken, string> Print)
{
    /// <summary>In order of precedence.</summary>
    public static ImmutableArray<ConfigList> All { get; } =
    [
        Whole("services", "Print the service names, in start order", static p => DependencyGraph.Of(p).Order, interpolated: false),
        Whole("volumes", "Print the volume names", static p => p.Volumes.Select(static v => v.Key)),
        Whole("networks", "Print the network names", static p => p.Networks.Select(static n => n.Key)),
        Whole("models", "Print the model names", static p => p.Models.Select(static m => m.Model).OfType<string>()),
        Selected("profiles", "Print the profile names", Profiles),
        Selected("images", "Print the images of services, their hooks and mounts", ConfigImages.Of),
        new("variables", "Print the variables the files use, with their defaults", false, ConfigVariables.Print),
        new("environment", "Print the environment used for interpolation", false, ConfigEnvironment.Print),
    ];

    /// <param name="interpolated">Interpolates even with --no-interpolate, which is necessary to know the used resources.</param>
    private static ConfigList Whole(string name, string description, Func<Project, IEnumerable<string>> of, bool interpolated = true) =>
        new(
            name,
            description,
            true,
            (request, cancellationToken) =>
            {
                var all = request.OfAll(name, $"all {name}");
                if (interpolated)
                    all = all with { Adjust = options => request.Adjust(options) with { Interpolate = true } };
                return Lines(of(all.LoadWithoutEnvironment(cancellationToken)));
            }
        );

    private static ConfigList Selected(string name, string description, Func<Project, IEnumerable<string>> of) =>
        new(name, description, false, (request, cancellationToken) => Lines(of(request.LoadWithoutEnvironment(cancellationToken))));

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(static line => line + "\n"));

    /// <summary>Includes inactive ones.</summary>
    private static IEnumerable<string> Profiles(Project project) =>
        project.Services.Concat(project.DisabledServices).SelectMany(static s => s.Profiles).Distinct().Order(StringComparer.Ordinal);
}
