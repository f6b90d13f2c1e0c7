using Compose.Engine.Contract;
using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Planning.Requests;

/// <summary>Why a container cannot be created as specified: all reported during planning, before anything is changed.</summary>
public static class RequestDiagnostics
{
    private static readonly Descriptor EngineTooOld = new(
        "CF091",
        "engine-too-old",
        Severity.Error,
        "The engine is too old for an attribute"
    )
    {
        Page = """
            The engine's API is too old for what the service uses:

            | Attribute | Docker Engine | API |
            |---|---|---|
            | `healthcheck.start_interval` | 25 | 1.44 |
            | `volume.subpath` of a mount | 26 | 1.45 |
            | a mount with `type: image` | 28 | 1.48 |
            | `interface_name` of a network | 28.1 | 1.49 |

            Use a newer engine, or remove the attribute. `compose version` and `docker version` show the API version in use; `DOCKER_API_VERSION` may
            limit it.
            """,
    };

    private static readonly Descriptor ProfileUnusable = new(
        "CF093",
        "seccomp-profile-unusable",
        Severity.Error,
        "Unusable seccomp profile"
    )
    {
        Page = """
            `security_opt: ["seccomp=FILE"]` sends the file to the engine, as JSON. The file is unreadable or not JSON. Its path is relative to the
            project's folder.

            Correct the path or the file. `seccomp=unconfined` uses no profile.
            """,
    };

    private static readonly Descriptor StartIntervalAlone = new(
        "CF094",
        "start-interval-alone",
        Severity.Error,
        "`start_interval` without `start_period`"
    )
    {
        Page = """
            `healthcheck.start_interval` is the interval between checks during `start_period`. Without such a period it is meaningless, and engines
            reject it.

            ```yaml
            healthcheck:
              test: ["CMD", "curl", "-f", "http://localhost"]
              start_period: 30s
              start_interval: 1s
            ```
            """,
    };

    private static readonly Descriptor SharedMissing = new(
        "CF095",
        "shared-container-missing",
        Severity.Error,
        "No container to share with"
    )
    {
        Page = """
            `network_mode`, `ipc`, `pid` or `volumes_from` names a service that has no container and gets none, because its scale is 0 or dependencies
            are excluded.

            Run one container of that service, or remove the attribute.
            """,
    };

    private static readonly Descriptor StoreMissing = new(
        "CF096",
        "external-file-unsupported",
        Severity.Error,
        "Unsupported source of a secret or config"
    )
    {
        Page = """
            Secrets and configs that are `external`, or have a `driver`, are stored in a swarm. A standalone engine has no such store.

            Use `file` or `environment` for the secret, and one of these or `content` for the config.
            """,
    };

    private static readonly Descriptor TwoMacAddresses = new(
        "CF097",
        "two-mac-addresses",
        Severity.Error,
        "Two MAC addresses for one network"
    )
    {
        Page = """
            The `mac_address` of a service applies to its first network, which has a different one under `networks`. Keep one of the two.
            """,
    };

    /// <summary>All kinds, by id.</summary>
    public static IEnumerable<Descriptor> All =>
        [EngineTooOld, ProfileUnusable, StartIntervalAlone, SharedMissing, StoreMissing, TwoMacAddresses];

    /// <param name="sentence">What needs a newer engine, with the first version that supports it.</param>
    internal static Diagnostic NeedsNewer(Service service, string sentence, ApiVersion api, Location at) =>
        EngineTooOld
            .At(at, $"service {service.Name}: {sentence} (this one has API {api})")
            .WithHelp("Use a newer engine, or remove it.");

    internal static Diagnostic ProfileUnreadable(Service service, string path, Location at) =>
        ProfileUnusable
            .At(at, $"service {service.Name}: seccomp profile {path} cannot be read")
            .WithHelp("Create the file, or correct the path; `seccomp=unconfined` uses no profile.");

    /// <param name="line">Counts from 1.</param>
    internal static Diagnostic ProfileNotJson(Service service, string path, long line, Location at) =>
        ProfileUnusable
            .At(at, $"service {service.Name}: seccomp profile {path} is not JSON (line {line})")
            .WithHelp("Correct the file; `seccomp=unconfined` uses no profile.");

    internal static Diagnostic NoStartPeriod(Service service, Healthcheck check) =>
        StartIntervalAlone
            .At(
                check.PlaceOf("start_interval"),
                $"service {service.Name}: healthcheck.start_interval requires healthcheck.start_period to be set"
            )
            .WithHelp("Add `start_period`, the time the service may take to start, or remove `start_interval`.");

    /// <param name="what">"network namespace", "volume".</param>
    internal static Diagnostic NothingToShare(Service service, string what, string target, string attribute) =>
        SharedMissing
            .At(service.PlaceOf(attribute), $"service {service.Name}: cannot share {what} with service {target}: container missing")
            .WithHelp($"Run a container of {target}, or remove `{attribute}`.");

    internal static Diagnostic NoConfigStore(Service service, FileMount use, Config config) =>
        NoStore(service, use, $"external config {config.Name}", "config", "a file, an environment variable or content");

    internal static Diagnostic NoSecretStore(Service service, FileMount use, Secret secret) =>
        NoStore(service, use, $"external secret {secret.Name}", "secret", "a file or an environment variable");

    internal static Diagnostic NoSecretDriver(Service service, FileMount use, Secret secret) =>
        NoStore(service, use, $"driver of secret {secret.Key}", "secret", "a file or an environment variable");

    internal static Diagnostic MacTwice(Service service, ServiceNetwork network, string mac, string other) =>
        TwoMacAddresses
            .At(
                network.PlaceOf("mac_address"),
                $"service \"{service.Name}\" has two MAC addresses for its first network: {mac} and {other} in networks.{network.Name}; "
                    + "keep one"
            )
            .See(service.PlaceOf("mac_address"), "the other one");

    private static Diagnostic NoStore(Service service, FileMount use, string what, string kind, string instead) =>
        StoreMissing
            .At(use.At, $"service {service.Name}: unsupported {what}: an engine outside a swarm has no {kind} store")
            .WithHelp($"Use {instead}.");
}
