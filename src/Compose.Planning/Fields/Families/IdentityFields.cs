using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Fields.Families;

/// <summary>Names of a container, its labels, and its logs.</summary>
internal static class IdentityFields
{
    // Labels of Compose, and of the engine and its extensions.
    private const string Reserved = "com.docker.";

    public static IEnumerable<Field> All =>
        [
            Field.Text(Service.ContainerNameKey, static side => side.Name),
            new Field(Service.HostnameKey, Hostname),
            Field.Text(Service.DomainnameKey, static side => side.Config.Domainname),
            Field.Map(Service.LabelsKey, static side => Own(side.Config.Labels)),
            Field.Map(Service.AnnotationsKey, static side => side.Host.Annotations),
            new Field(Service.LoggingKey, LoggingDriver),
            new Field(Service.LoggingKey, LoggingOptions),
        ];

    // Without one, it is the id's beginning, or the name of the host or container whose network is used.
    private static IEnumerable<Difference> Hostname(Comparison sides)
    {
        var (wanted, observed) = (sides.Wanted.Config.Hostname, sides.Observed.Config.Hostname ?? "");
        var isGiven = sides.Id.StartsWith(observed, StringComparison.Ordinal) || sides.Observed.Host.NetworkMode is "host"
            || PeerReference.Of(sides.Observed.Host.NetworkMode).Container is not null;
        if (wanted is null ? !isGiven : wanted != observed)
            yield return new Difference(Service.HostnameKey, "", isGiven ? null : Shown.Of(observed), Shown.Of(wanted), Certainty.Certain);
    }

    private static Dictionary<string, string>? Own(IReadOnlyDictionary<string, string>? labels) =>
        labels
            ?.Where(static label => !label.Key.StartsWith(Reserved, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<Difference> LoggingDriver(Comparison sides) =>
        Driver(sides.Expected) == Driver(sides.Observed)
            ? []
            :
            [
                sides.Wanted.Host.LogConfig?.Type is { Length: > 0 } wanted
                    ? DifferingDriver(sides, wanted, Certainty.Certain)
                    : DifferingDriver(sides, null, Certainty.Possible),
            ];

    private static Difference DifferingDriver(Comparison sides, string? wanted, Certainty certainty) =>
        new(Service.LoggingKey, "driver", Shown.Of(Driver(sides.Observed)), Shown.Of(wanted), certainty);

    private static string Driver(Side side) => side.Host.LogConfig?.Type is { Length: > 0 } driver ? driver : "json-file";

    // The engine adds the options of its configuration to those of its own driver.
    private static IEnumerable<Difference> LoggingOptions(Comparison sides) =>
        Field
            .ByName(Service.LoggingKey, sides, static side => side.Host.LogConfig?.Config, _ => Doubt.Given)
            .Select(static difference => difference with { Name = "options." + difference.Name });
}
