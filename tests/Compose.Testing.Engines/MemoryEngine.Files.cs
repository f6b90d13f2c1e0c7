using Compose.Engine.Wire;

namespace Compose.Testing.Engines;

/// <content>Containers: their files.</content>
public sealed partial class MemoryEngine
{
    /// <inheritdoc/>
    public Task<PathStat> StatPathAsync(string container, string path, CancellationToken cancellationToken) =>
        AnswerAsync("look at path", $"{NameOf(container)}:{path}", false, () => Stat(container, path), cancellationToken);

    /// <inheritdoc/>
    public Task<ContainerArchive> GetArchiveAsync(string container, string path, CancellationToken cancellationToken) =>
        AnswerAsync(
            "copy from",
            $"{NameOf(container)}:{path}",
            false,
            () => new ContainerArchive(Stat(container, path), Find(container).Files.Pack(path)),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task PutArchiveAsync(string container, string directory, Stream tar, bool copyOwner, CancellationToken cancellationToken) =>
        DoAsync(
            "copy to",
            $"{NameOf(container)}:{directory}",
            () =>
            {
                if (!Stat(container, directory).IsDirectory)
                    throw Invalid("extraction point is not a directory");
                Find(container).Files.Unpack(directory, tar);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<Stream> ExportContainerAsync(string container, CancellationToken cancellationToken) =>
        AnswerAsync<Stream>("export container", NameOf(container), false, () => Find(container).Files.Pack("/"), cancellationToken);

    private PathStat Stat(string container, string path) =>
        Find(container).Files.Stat(path) ?? throw NotFound($"Could not find the file {path} in container {container}");
}
