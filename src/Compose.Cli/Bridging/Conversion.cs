using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Engine.Wire;
using Compose.Model;
using Compose.Model.Services;

namespace Compose.Cli.Bridging;

/// <summary>Converts a project to files of another system: transformation images read the model and write the results.</summary>
/// <param name="Output">Absolute; emptied first.</param>
internal sealed record Conversion(Invocation Call, Project Project, string Output)
{
    /// <summary>Images, run in sequence.</summary>
    public required ImmutableArray<string> Transformations { get; init; }

    /// <summary>Absolute path of a folder that replaces the transformations' own templates; null to use those.</summary>
    public string? Templates { get; init; }

    /// <summary>Whether to empty the output folder without confirmation.</summary>
    public bool SaysYes { get; init; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (Templates is { } templates && !Directory.Exists(templates))
            throw new CommandFailed($"templates folder {templates} does not exist");
        var model = await ModelAsync(cancellationToken).ConfigureAwait(false);
        if (Call.Globals.DryRun)
        {
            foreach (var image in Transformations)
                Call.Out.WriteLine($"run image {image} on {Project.Name} into {Output}");
            return;
        }

        await new OutputFolder(Call, Output).PrepareAsync(SaysYes, cancellationToken).ConfigureAwait(false);
        // Private to the user: it holds secrets.
        var input = Directory.CreateTempSubdirectory("compose-convert-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(input.FullName, "compose.yaml"), model, cancellationToken).ConfigureAwait(false);
            string[] binds = [$"{input.FullName}:/in", $"{Output}:/out", .. Templates is null ? [] : (string[])[$"{Templates}:/templates"]];
            foreach (var image in Transformations)
                await new Transformation(Call, image).RunAsync(binds, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            input.Delete(recursive: true);
        }
    }

    private async Task<string> ModelAsync(CancellationToken cancellationToken)
    {
        var images = new Dictionary<string, (string Name, ImageInspect? Image)>(StringComparer.Ordinal);
        foreach (var service in Project.Services)
        {
            var name = service.Image ?? Call.NamesOf(Project).Image(service.Name);
            images[service.Name] = (
                name,
                service.Provider is null ? await InspectAsync(service, name, cancellationToken).ConfigureAwait(false) : null
            );
        }

        return BridgeModel.Write(Call, Project, service => images[service.Name]);
    }

    private async Task<ImageInspect?> InspectAsync(Service service, string name, CancellationToken cancellationToken)
    {
        var image = new LocalImage(Call, name);
        if (service is not { Build: not null, Image: null })
            return await image.InspectOrPullAsync(cancellationToken).ConfigureAwait(false);
        if (await image.InspectAsync(cancellationToken).ConfigureAwait(false) is { } built)
            return built;
        Call.Warn(
            $"image {name} for service {service.Name} not found locally; Dockerfile-exposed ports will not be included: run `docker "
                + "compose build` first to include them"
        );
        return null;
    }
}
