using System.Security.Cryptography;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal.Sessions;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Cli.Bridging;

/// <summary>
/// An image that converts a compose model: it reads the model from <c>/in</c> and optional templates from <c>/templates</c>, and writes to
/// <c>/out</c>.
/// </summary>
internal sealed record Transformation(Invocation Call, string Image)
{
    /// <summary>The default transformation.</summary>
    public const string DefaultImage = "docker/compose-bridge-kubernetes";

    /// <summary>The base image for custom transformations.</summary>
    public const string BaseImage = "docker/compose-bridge-transformer";

    /// <summary>The label of transformation images.</summary>
    public const string Label = "com.docker.compose.bridge";

    /// <summary>The label's value.</summary>
    public const string LabelValue = "transformation";

    /// <summary>Runs it, forwarding its output to ours.</summary>
    /// <exception cref="CommandFailed">It failed; carries its exit code.</exception>
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

    // Run as the current user, who then owns the written files.
    private ContainerCreate Request(IReadOnlyList<string> binds) =>
        new()
        {
            Image = Image,
            Env = ["LICENSE_AGREEMENT=true"],
            User = SystemCalls.UserId is { } user ? $"{user}" : null,
            HostConfig = new HostConfig { Binds = binds },
        };
}
