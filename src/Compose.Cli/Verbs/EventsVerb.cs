using System.Collections.Immutable;
using System.Globalization;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Verbs;

/// <summary>Streams container events of a project until interrupted.</summary>
internal static class EventsVerb
{
    private const string OwnLabels = "com.docker.compose.";

    public static VerbCommand Create()
    {
        var json = Flag.Switch("json", null, "Print events as a stream of JSON objects");
        var since = Flag.Text("since", null, "Show events since this time too", "TIME");
        var until = Flag.Text("until", null, "Stream events until this time", "TIME");
        var services = Operand.Services();
        return new VerbCommand("events", "Stream container events")
        {
            Group = VerbGroup.Look,
            Options = { json, since, until },
            Arguments = { services },
            Examples = [("events --json web", "For scripts"), ("events --since 10m --until 0s", "What happened in the last ten minutes")],
            Run = async (call, cancellationToken) =>
            {
                var wanted = call.Get(services);
                var project = call.LoadOrName([], cancellationToken);
                Invocation.CheckServices(project, wanted);
                var clock = call.Host.Clock;
                var events = await call
                    .Engine.EventsAsync(
                        Filters.None.Label(Labels.Project, project.Name).With("type", "container"),
                        Moment.Parse(call.Get(since), "since", clock),
                        Moment.Parse(call.Get(until), "until", clock),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                await foreach (var happened in events.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    if (!Concerns(happened, wanted))
                        continue;
                    if (call.Get(json))
                        call.Out.WriteLine(ToRow(happened).ToJson());
                    else
                        call.Out.WriteLine(ToText(happened, clock.LocalTimeZone));
                }

                return ExitCode.Ok;
            },
        };
    }

    private static bool Concerns(EngineEvent happened, ImmutableArray<string> services)
    {
        var labels = happened.Actor.Attributes;
        return happened.Type == "container"
            && labels.TryGetValue(Labels.Service, out var service)
            && labels.GetValueOrDefault(Labels.OneOff) != "True"
            && (services.IsEmpty || services.Contains(service));
    }

    private static IEnumerable<KeyValuePair<string, string>> Attributes(EngineEvent happened) =>
        happened
            .Actor.Attributes.Where(static a => !a.Key.StartsWith(OwnLabels, StringComparison.Ordinal))
            .OrderBy(static a => a.Key, StringComparer.Ordinal);

    private static DateTimeOffset TimeOf(EngineEvent happened) => DateTimeOffset.UnixEpoch.AddTicks(happened.TimeNano / 100);

    private static Row ToRow(EngineEvent happened) =>
        new(
            ("action", happened.Action),
            ("attributes", new Row([.. Attributes(happened).Select(static a => (a.Key, (object?)a.Value))])),
            ("id", happened.Actor.ID),
            ("service", happened.Actor.Attributes[Labels.Service]),
            (
                "time",
                TimeOf(happened).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture)
                    + $"{happened.TimeNano % 100:00}Z"
            ),
            ("type", "container")
        );

    /// <summary>A line followed by an empty one.</summary>
    private static string ToText(EngineEvent happened, TimeZoneInfo zone)
    {
        var time = TimeZoneInfo.ConvertTime(TimeOf(happened), zone).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        var attributes = string.Join(", ", Attributes(happened).Select(static a => $"{a.Key}={a.Value}"));
        return $"{time} container {happened.Action} {happened.Actor.ID} ({attributes})\n";
    }
}
