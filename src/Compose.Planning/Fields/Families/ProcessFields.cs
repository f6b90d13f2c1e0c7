using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>What runs in a container.</summary>
internal static class ProcessFields
{
    private static readonly ImmutableHashSet<string> Proxies = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "FTP_PROXY",
        "NO_PROXY",
        "ALL_PROXY"
    );

    public static IEnumerable<Field> All =>
        [
            Field.Text(Service.ImageKey, static side => side.Config.Image),
            new Field(Service.PlatformKey, Platform),
            Field.Words(Service.CommandKey, static side => side.Config.Cmd),
            Field.Words(Service.EntrypointKey, static side => side.Config.Entrypoint),
            new Field(Service.EnvironmentKey, Environment),
            Field.Text(Service.UserKey, static side => side.Config.User),
            Field.Set(Service.GroupAddKey, static side => side.Host.GroupAdd),
            Field.Text(Service.WorkingDirKey, static side => side.Config.WorkingDir),
            Field.Flag(Service.InitKey, static side => side.Host.Init),
            Field.Flag(Service.TtyKey, static side => side.Config.Tty),
            Field.Flag(Service.StdinOpenKey, static side => side.Config.OpenStdin),
        ];

    // The engine reports a platform for every container; without one asked for, any will do.
    private static IEnumerable<Difference> Platform(Comparison sides)
    {
        if (
            sides.Wanted.Platform is { } wanted
            && sides.Observed.Platform is { } observed
            && !Observation.ImageReader.Fits(observed, wanted)
        )
            yield return new Difference(Service.PlatformKey, "", Shown.Of(observed), Shown.Of(wanted), Certainty.Certain);
    }

    private static IEnumerable<Difference> Environment(Comparison sides) =>
        Field
            .ByName(
                Service.EnvironmentKey,
                sides,
                static side => side.Environment,
                name => IsGiven(sides.Service, name) ? Doubt.Given : Doubt.None
            )
            .Where(difference => !ApiSocketField.Owns(sides, difference));

    // By the Docker configuration, or by a provider that the service depends on.
    private static bool IsGiven(Service service, string name) =>
        Proxies.Contains(name)
        || service.DependsOn.Any(dependency =>
            name.StartsWith(dependency.Name.ToUpperInvariant().Replace('-', '_') + "_", StringComparison.Ordinal)
        );
}
