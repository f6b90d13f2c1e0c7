using Compose.Cli.Calls;
using Compose.Engine.Build;
using Compose.Engine.Configuration;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Cli.Building;

/// <summary>Builds in one request to the engine, with its BuildKit or the classic builder.</summary>
internal sealed class EngineBuild(Invocation call, BuildJob job, BuildOutput output)
{
    /// <returns>The id of the image.</returns>
    public async Task<string> RunAsync(bool buildKit, CancellationToken cancellationToken)
    {
        if (!buildKit)
        {
            ClassicBuilder.Check(job);
            foreach (var feature in ClassicBuilder.Ignored(job))
                output.Show(job, $"WARNING: {feature} is not supported by the classic builder and is ignored");
        }

        await using var context = job.IsRemote ? null : Open(cancellationToken);
        var request = Request(buildKit, await new Credentials(call.DockerConfig).AllAsync(cancellationToken).ConfigureAwait(false)) with
        {
            Remote = job.IsRemote ? job.Context : null,
            Dockerfile = context?.Dockerfile ?? job.Build.Dockerfile ?? BuildConfig.DefaultDockerfile,
        };
        var id = "";
        await foreach (
            var message in call.Engine.BuildImageAsync(request, context?.Tar ?? Stream.Null, cancellationToken).ConfigureAwait(false)
        )
        {
            if (message is BuiltImage built)
                id = built.Id;
            else
                output.Show(job, message);
        }

        return id;
    }

    private BuildContext Open(CancellationToken cancellationToken) =>
        job.Build.DockerfileInline is { } inline
            ? BuildContext.OpenInline(job.Context, inline, cancellationToken)
            : BuildContext.Open(job.Context, job.Build.Dockerfile, cancellationToken);

    private BuildRequest Request(bool buildKit, IReadOnlyDictionary<string, RegistryAuth> auths) =>
        new()
        {
            BuildKit = buildKit,
            Tags = job.Tags,
            BuildArgs = job.Args.ToDictionary(arg => arg.Key, arg => (string?)arg.Value, StringComparer.Ordinal),
            Labels = buildKit ? job.Labels : job.Labels.SetItem(Planning.Naming.Labels.ImageBuilder, "classic"),
            Target = job.Build.Target,
            Platform = job.Platforms is [var platform] ? platform : null,
            NetworkMode = job.Build.Network,
            ExtraHosts = [.. job.Build.ExtraHosts.Select(host => $"{host.Host}:{host.Address}")],
            CacheFrom = [.. job.Build.CacheFrom.Select(CacheImage)],
            NoCache = job.NoCache,
            Pull = job.Pull,
            ShmSize = job.Build.ShmSize ?? 0,
            Memory = buildKit ? 0 : job.Flags.Memory,
            Ulimits =
            [
                .. job.Build.Ulimits.Select(limit => new HostUlimit
                {
                    Name = limit.Name,
                    Soft = limit.Soft,
                    Hard = limit.Hard,
                }),
            ],
            Isolation = job.Build.Isolation,
            Auths = auths,
        };

    // `type=registry,ref=x` and plain `x` are equivalent.
    private static string CacheImage(string text)
    {
        foreach (var part in text.Split(','))
            if (part.StartsWith("ref=", StringComparison.Ordinal))
                return part["ref=".Length..];
        return text;
    }
}
