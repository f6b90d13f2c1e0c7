using System.Security.Cryptography;
using Compose.Cli.Calls;
using Compose.Cli.Copying;
using Compose.Cli.Failures;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Bridging;

/// <summary>A folder for a custom transformation: another one's templates, and a Dockerfile.</summary>
/// <param name="Folder">Absolute; must not exist.</param>
internal sealed record TransformationProject(Invocation Call, string Folder)
{
    private const string Templates = "templates";

    /// <exception cref="CommandFailed">The folder exists, or the image has no templates.</exception>
    public async Task CreateAsync(string from, CancellationToken cancellationToken)
    {
        if (Path.Exists(Folder))
            throw new CommandFailed($"output folder {Folder} already exists");
        await new LocalImage(Call, from).InspectOrPullAsync(cancellationToken).ConfigureAwait(false);
        var name = "compose-bridge-" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        await Call
            .Engine.CreateContainerAsync(name, new ContainerCreate { Image = from }, platform: null, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            await using var archive = await Call.Engine.GetArchiveAsync(name, "/" + Templates, cancellationToken).ConfigureAwait(false);
            Directory.CreateDirectory(Folder);
            await new TarExtraction(Folder, Templates, keepOwners: false).RunAsync(archive.Tar, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            throw new CommandFailed($"image {from} has no folder /{Templates}: is it a transformation?");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandFailed($"cannot create output folder {Folder}: permission denied");
        }
        finally
        {
            await Call.Engine.RemoveContainerAsync(name, volumes: true, force: true, CancellationToken.None).ConfigureAwait(false);
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, "Dockerfile"), Dockerfile, cancellationToken).ConfigureAwait(false);
    }

    private const string Dockerfile =
        $"FROM {Transformation.BaseImage}\nLABEL {Transformation.Label}={Transformation.LabelValue}\nCOPY {Templates} /{Templates}\n";
}
