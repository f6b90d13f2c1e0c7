using Compose.Cli.Bridging;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Verbs;

/// <summary>Lists the transformation images on the engine.</summary>
internal static class BridgeTransformationsListVerb
{
    private const string None = "<none>";

    public static VerbCommand Create()
    {
        var format = Flag.Format("table", "json");
        var quiet = Flag.Switch("quiet", "q", "Only print names");
        return new VerbCommand("list", "List available transformations")
        {
            Under = "bridge transformations",
            Group = VerbGroup.Other,
            Options = { format, quiet },
            Examples = [("bridge transformations ls -q", "Names for -t of bridge convert")],
            Run = async (call, cancellationToken) =>
            {
                var images = await call
                    .Engine.ListImagesAsync(Filters.None.Label(Transformation.Label, Transformation.LabelValue), cancellationToken)
                    .ConfigureAwait(false);
                if (call.Get(quiet))
                    foreach (var image in images)
                        call.Out.WriteLine(image.RepoTags.FirstOrDefault() ?? image.Id);
                else if (call.Get(format) == "json")
                    call.Out.WriteLine(Row.ToJson(images.Select(ToRow)));
                else
                    call.Out.Write(ToTable(images));
                return ExitCode.Ok;
            },
        };
    }

    private static Row ToRow(ImageSummary image) =>
        new(
            ("Created", image.Created),
            ("Id", image.Id),
            ("Labels", new Row([.. image.Labels.Select(static label => (label.Key, (object?)label.Value))])),
            ("RepoDigests", image.RepoDigests),
            ("RepoTags", image.RepoTags),
            ("Size", image.Size)
        );

    private static Table ToTable(IEnumerable<ImageSummary> images)
    {
        var table = Table.Wide().Add("IMAGE ID", "REPO", "TAGS", "SIZE");
        foreach (var image in images)
        {
            var name = image.RepoTags.Count > 0 ? ImageReference.Parse(image.RepoTags[0]) : new ImageReference(None, None, null);
            table.Add(Shortened.Id(image.Id), name.Name, name.Tag ?? None, ShownSize.Short(image.Size));
        }

        return table;
    }
}
