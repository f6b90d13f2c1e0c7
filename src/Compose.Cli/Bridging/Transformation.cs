using System.Security.Cryptography;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal.Sessions;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Bridging;

/// <summary>
/// An image that makes files of a compose model: it finds the model in <c>/in</c>, may find templates in <c>/templates</c>, and writes to
/// <c>/out</c>.
/// </summary>
internal sealed record Transformation(Invocation Call, string Image)
{
    /// <summary>What is used when nothing else is said.</summary>
    public const string DefaultImage = "docker/compose-bridge-kubernetes";

    /// <summary>What a transformation of one's own is built upon.</summary>
    public const string BaseImage = "docker/compose-bridge-transformer";

    /// <summary>Marks such images.</summary>
    public const string Label = "com.docker.compose.bridge";

    /// <summary>The label's value.</summary>
    public const string LabelValue = "transformation";

    /// <summary>Runs it; what it says goes where what we say goes.</summary>
    /// <exception cref="CommandFailed">It failed; with its exit code.</exception>
    public async Task RunAsync(IReadOnlyList<string> binds, CancellationToken cancellationToken)
    {
        await new LocalImage(Call, Image).InspectOrPullAsync(cancellationToken).ConfigureAwait(false);
        var engine = Call.Engine;
        var name = "compose-bridge-" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        await engine.CreateContainerAsync(name, Request(binds), platform: null, cancellationToken).ConfigureAwait(false);
        try
        {
            await using var stream = await engine.AttachContainerAsync(name, new AttachOptions(), cancellationToken).ConfigureAwait(false);
            var exit = await engine.WaitContainerAsync(name, WaitCondition.NextExit, cancellationToken).ConfigureAwait(false);
            await engine.StartContainerAsync(name, cancellationToken).ConfigureAwait(false);
            await new Session(Call.Host, stream).RunAsync(cancellationToken).ConfigureAwait(false);
            var code = (await exit.Exit.WaitAsync(cancellationToken).ConfigureAwait(false)).StatusCode;
            if (code != 0)
                throw new CommandFailed($"transformation {Image} exited with code {code}", code);
        }
        finally
        {
            await engine.RemoveContainerAsync(name, volumes: true, force: true, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // The files it writes are to be ours.
    private ContainerCreate Request(IReadOnlyList<string> binds) =>
        new()
        {
            Image = Image,
            Env = ["LICENSE_AGREEMENT=true"],
            User = SystemCalls.UserId is { } user ? $"{user}" : null,
            HostConfig = new HostConfig { Binds = binds },
        };
}
