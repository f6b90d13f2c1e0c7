using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Planning.Plans;

namespace Compose.Cli.Building;

/// <summary>
/// The builder that preceded BuildKit, selected by DOCKER_BUILDKIT=0. It builds one image at a time, without a client session.
/// </summary>
internal static class ClassicBuilder
{
    private const string Variable = "DOCKER_BUILDKIT";

    /// <exception cref="CommandFailed">The variable is not a boolean.</exception>
    public static bool IsWanted(Invocation call) =>
        call.Host.Variable(Variable) switch
        {
            null or "1" or "t" or "T" or "true" or "TRUE" or "True" => false,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => true,
            var text => throw new CommandFailed(
                $"{Variable} environment variable expects boolean value, not \"{text}\": use 0 for the classic builder, or unset it"
            ),
        };

    /// <exception cref="StepException">It does not support the build section.</exception>
    public static void Check(BuildJob job)
    {
        if (Missing(job) is not var (what, attribute))
            return;
        throw new StepException(
            $"service {job.Service.Name}: the classic builder doesn't support {what}, set {Variable}=1 to use BuildKit",
            job.Service.PlaceOf("build")
        )
        {
            Help = $"{Variable}=0 selects the classic builder: unset it, or remove {attribute}.",
        };
    }

    /// <summary>Settings that do not affect the image itself and are ignored with a warning.</summary>
    public static IEnumerable<string> Ignored(BuildJob job)
    {
        if (!job.Build.CacheTo.IsEmpty)
            yield return "build.cache_to";
        if (!job.Build.NoCacheFilter.IsEmpty)
            yield return "build.no_cache_filter";
        if (!job.Build.Entitlements.IsEmpty)
            yield return "build.entitlements";
        if (job.Build.Provenance is not null)
            yield return "build.provenance";
        if (job.Build.Sbom is not null)
            yield return "build.sbom";
        if (job.Flags.Provenance is not null)
            yield return "--provenance";
        if (job.Flags.Sbom is not null)
            yield return "--sbom";
        if (!job.Flags.Ssh.IsEmpty)
            yield return "--ssh";
        if (job.Flags.Builder is not null)
            yield return "the builder of buildx";
    }

    private static (string What, string Attribute)? Missing(BuildJob job) =>
        job.Platforms.Length > 1 ? ("multi-arch build", "all but one of build.platforms")
        : job.Build.Privileged ? ("privileged mode", "build.privileged")
        : !job.Build.AdditionalContexts.IsEmpty ? ("additional contexts", "build.additional_contexts")
        : !job.Build.Ssh.IsEmpty ? ("SSH keys", "build.ssh")
        : !job.Build.Secrets.IsEmpty ? ("secrets", "build.secrets")
        : job.Flags.Check ? ("--check", "--check")
        : null;
}
