using System.Globalization;
using Compose.Model.Services;

namespace Compose.Cli.Building;

/// <summary>A build as buildx command-line arguments.</summary>
internal static class BuildxArguments
{
    public static List<string> Of(BuildJob job)
    {
        var (build, flags) = (job.Build, job.Flags);
        List<string> arguments = ["build", "--progress", "plain", "--file", build.DockerfileInline is null ? FileOf(job) : "-"];
        void Add(string flag, string? value)
        {
            if (value is not null)
                arguments.AddRange([flag, value]);
        }

        void AddAll(string flag, IEnumerable<string?> values)
        {
            foreach (var value in values)
                Add(flag, value);
        }

        AddAll("--tag", job.Tags);
        AddAll("--build-arg", job.Args.Select(arg => $"{arg.Key}={arg.Value}"));
        AddAll("--label", job.Labels.Select(label => $"{label.Key}={label.Value}"));
        AddAll("--secret", build.Secrets.Select(job.SecretOf));
        AddAll("--ssh", job.Ssh);
        AddAll("--build-context", job.AdditionalContexts.Select(context => $"{context.Key}={context.Value}"));
        AddAll("--add-host", build.ExtraHosts.Select(host => $"{host.Host}:{host.Address}"));
        AddAll("--cache-from", build.CacheFrom);
        AddAll("--cache-to", build.CacheTo);
        AddAll("--no-cache-filter", build.NoCacheFilter);
        AddAll("--allow", job.Entitlements);
        AddAll("--ulimit", job.Ulimits);
        Add("--target", build.Target);
        Add("--network", build.Network);
        Add("--platform", job.Platforms.IsEmpty ? null : string.Join(',', job.Platforms));
        Add("--shm-size", build.ShmSize?.ToString(CultureInfo.InvariantCulture));
        Add("--builder", flags.Builder);
        Add("--provenance", flags.Provenance ?? build.Provenance);
        Add("--sbom", flags.Sbom ?? build.Sbom);
        if (job.NoCache)
            arguments.Add("--no-cache");
        if (job.Pull)
            arguments.Add("--pull");
        if (flags.Check)
            arguments.Add("--check");
        else
            Add("--output", job.Output);
        arguments.Add(job.Context);
        return arguments;
    }

    private static string FileOf(BuildJob job)
    {
        var file = job.Build.Dockerfile ?? BuildConfig.DefaultDockerfile;
        return job.IsRemote ? file : Path.Combine(job.Context, file);
    }
}
