using System.Globalization;
using System.Security.Cryptography;
using Compose.Cli.Hosting;
using Compose.Engine.Wire;

namespace Compose.Cli.Runs;

/// <summary>A run that changes a project, as it announces itself on the engine.</summary>
/// <param name="Id">16 random hexadecimal digits.</param>
/// <param name="Verb">The verb: <c>up</c>.</param>
/// <param name="Since">When it began, by its own clock.</param>
internal sealed record RunHolder(string Id, string Verb, DateTimeOffset Since, ProcessIdentity Process)
{
    // Not those of Docker Compose: it lists and removes what carries its label of the project.
    private const string Prefix = "io.compose.run.";
    private const string IdLabel = Prefix + "id";
    private const string VerbLabel = Prefix + "verb";
    private const string SinceLabel = Prefix + "since";
    private const string MachineLabel = Prefix + "machine";
    private const string NumberLabel = Prefix + "pid";
    private const string StartedLabel = Prefix + "pid-start";

    public static RunHolder Of(Host host, string verb) =>
        new(RandomNumberGenerator.GetHexString(16, lowercase: true), verb, host.Clock.GetUtcNow(), host.Processes.Value.Own);

    /// <summary>The run that a volume announces; null for a volume of something else.</summary>
    public static RunHolder? From(VolumeInspect volume)
    {
        if (!volume.Labels.TryGetValue(IdLabel, out var id))
            return null;
        _ = DateTimeOffset.TryParse(Label(SinceLabel), CultureInfo.InvariantCulture, out var since);
        _ = int.TryParse(Label(NumberLabel), CultureInfo.InvariantCulture, out var number);
        return new RunHolder(id, Label(VerbLabel), since, new ProcessIdentity(Label(MachineLabel), number, Label(StartedLabel)));

        string Label(string name) => volume.Labels.GetValueOrDefault(name, "");
    }

    public IReadOnlyDictionary<string, string> ToLabels() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [IdLabel] = Id,
            [VerbLabel] = Verb,
            [SinceLabel] = Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            [MachineLabel] = Process.Machine,
            [NumberLabel] = Process.Number.ToString(CultureInfo.InvariantCulture),
            [StartedLabel] = Process.Started,
        };
}
