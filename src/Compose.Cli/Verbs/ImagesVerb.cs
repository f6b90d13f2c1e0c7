using System.Globalization;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Lists the images of a project's containers.</summary>
internal static class ImagesVerb
{
    private sealed record Used(string Container, string Id, string Repository, string Tag, ImageInspect? Image)
    {
        public string Platform =>
            Image is { Os: { Length: > 0 } os }
                ? string.Join('/', new[] { os, Image.Architecture, Image.Variant }.Where(static p => !string.IsNullOrEmpty(p)))
                : "";
    }

    public static VerbCommand Create()
    {
        var format = Flag.Format("table", "json");
        var quiet = Flag.Switch("quiet", "q", "Only print ids");
        var services = Operand.Services();
        return new VerbCommand("images", "List images used by the containers")
        {
            Group = VerbGroup.Look,
            Options = { format, quiet },
            Arguments = { services },
            Examples = [("images web", "Of one service"), ("images --format json", "As an array")],
            Run = async (call, cancellationToken) =>
            {
                var project = call.ProjectName(cancellationToken);
                var containers = await call.ContainersOf(project)
                    .ListAsync(all: true, oneOffs: true, call.Get(services), cancellationToken)
                    .ConfigureAwait(false);
                var inspected = new Dictionary<string, Task<ImageInspect?>>();
                foreach (var id in containers.Select(static c => c.ImageID ?? c.Image ?? "").Distinct())
                    inspected[id] = InspectAsync(call.Engine, id, cancellationToken);
                await Task.WhenAll(inspected.Values).ConfigureAwait(false);
                var used = new List<Used>();
                foreach (var container in containers)
                    used.Add(Describe(container, await inspected[container.ImageID ?? container.Image ?? ""].ConfigureAwait(false)));

                if (call.Get(quiet))
                    foreach (var id in used.Select(static u => Shortened.WithoutAlgorithm(u.Id)).Distinct())
                        call.Out.WriteLine(id);
                else if (call.Get(format) == "json")
                    call.Out.WriteLine(Row.ToJson(used.Select(ToRow)));
                else
                    call.Out.Write(ToTable(used, call.Host.Clock.GetUtcNow()));
                return ExitCode.Ok;
            },
        };
    }

    /// <summary>Null when the image is gone, which must not hide its container.</summary>
    private static async Task<ImageInspect?> InspectAsync(IEngine engine, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.InspectImageAsync(id, manifests: false, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException missing) when (missing.IsNotFound)
        {
            return null;
        }
    }

    private static Used Describe(ContainerSummary container, ImageInspect? image)
    {
        var id = image?.Id ?? container.ImageID ?? "";
        var name = container.Image ?? "";
        // If the container's tag has moved on, its image is shown as an id, which is not a name.
        if (
            name.Length == 0
            || id.StartsWith(name, StringComparison.Ordinal)
            || Shortened.WithoutAlgorithm(id).StartsWith(name, StringComparison.Ordinal)
        )
            return new Used(container.Name, id, "", "", image);
        var reference = ImageReference.Parse(name);
        // A digest identifies the image; an additional tag does not.
        return new Used(container.Name, id, reference.FamiliarName, reference.Digest is null ? reference.Tag ?? "latest" : "", image);
    }

    private static Row ToRow(Used used)
    {
        var fields = new List<(string, object?)>
        {
            ("ID", used.Id),
            ("ContainerName", used.Container),
            ("Repository", used.Repository),
            ("Tag", used.Tag),
            ("Platform", used.Platform),
            ("Size", used.Image?.Size ?? 0),
        };
        if (used.Image?.Created is { } created)
            fields.Add(("Created", Rfc3339(created)));
        if (used.Image?.Metadata?.LastTagTime is { } tagged)
            fields.Add(("LastTagTime", Rfc3339(tagged)));
        return new Row([.. fields]);
    }

    private static Table ToTable(List<Used> used, DateTimeOffset now)
    {
        var table = Table.Wide().Add("CONTAINER", "REPOSITORY", "TAG", "PLATFORM", "IMAGE ID", "SIZE", "CREATED");
        foreach (var image in used)
        {
            table.Add(
                image.Container,
                image.Repository.Length > 0 ? image.Repository : "<none>",
                image.Tag.Length > 0 ? image.Tag : "<none>",
                image.Platform,
                Shortened.Id(image.Id),
                ShownSize.Short(image.Image?.Size ?? 0),
                image.Image?.Created is { } created ? HumanDuration.Ago(now - created) : "N/A"
            );
        }

        return table;
    }

    private static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
