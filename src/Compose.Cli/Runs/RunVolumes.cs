using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Runs;

/// <summary>
/// Volumes as marks on the engine: creating one that exists returns the existing one with its labels, so a creation is a compare-and-set
/// (moby, volume/service/store.go), and Docker Compose ignores volumes without its labels.
/// </summary>
/// <param name="own">This run, which its marks name.</param>
internal sealed class RunVolumes(IEngine engine, string project, RunHolder own)
{
    /// <summary>
    /// The volume that announces who changes the project. No declared volume has this name by default: <c>PROJECT_KEY</c> cannot begin so,
    /// since the name of a project contains no dot.
    /// </summary>
    public string Lock { get; } = $"compose-run.{project}";

    /// <summary>The volume that asks a run whether it is still there: it removes it.</summary>
    public string ChallengeOf(RunHolder holder) => $"{Lock}.{holder.Id}";

    /// <summary>Sets a mark unless it is set.</summary>
    /// <returns>Whose mark it is: the own one if it was set now; null when it is a volume of something else.</returns>
    /// <exception cref="EngineException">The engine keeps no volumes, or not for us.</exception>
    public async Task<RunHolder?> SetAsync(string mark, CancellationToken cancellationToken) =>
        RunHolder.From(
            await engine
                .CreateVolumeAsync(new VolumeCreate { Name = mark, Labels = own.ToLabels() }, cancellationToken)
                .ConfigureAwait(false)
        );

    /// <summary>Whose mark it is; null when it is not set.</summary>
    public async Task<RunHolder?> ReadAsync(string mark, CancellationToken cancellationToken)
    {
        try
        {
            return RunHolder.From(await engine.InspectVolumeAsync(mark, cancellationToken).ConfigureAwait(false));
        }
        catch (EngineException error) when (error.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Removes a mark of a run, if it is still set.</summary>
    public async Task RemoveAsync(string mark, RunHolder of, CancellationToken cancellationToken)
    {
        if (await ReadAsync(mark, cancellationToken).ConfigureAwait(false) is { } holder && holder.Id == of.Id)
            await RemoveAsync(mark, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a mark, whoever set it.</summary>
    public Task RemoveAsync(string mark, CancellationToken cancellationToken) =>
        engine.RemoveVolumeAsync(mark, force: true, cancellationToken);
}
