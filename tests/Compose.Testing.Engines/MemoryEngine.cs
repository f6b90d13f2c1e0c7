using System.Net;
using System.Security.Cryptography;
using System.Text;
using Compose.Engine;
using Compose.Engine.Contract;
using Compose.Engine.Wire;

namespace Compose.Testing.Engines;

/// <summary>
/// An engine without real containers: keeps its state in memory and answers like engine 26, in the same words. Processes are shell scripts
/// of few commands (see <see cref="Processes.ShellProcess"/>). Time passes on the test's clock; ids are deterministic, by order of
/// creation. The contract tests in Compose.Engine.Tests compare it with real engines.
/// </summary>
/// <param name="clock">Drives processes, health checks and timestamps.</param>
public sealed partial class MemoryEngine(MemoryClock clock) : IEngine
{
    private readonly Lock gate = new();
    private DateTimeOffset latest;
    private int identities;

    public MemoryEngine()
        : this(new MemoryClock()) { }

    public MemoryClock Clock => clock;

    /// <summary>Recorded calls and injected failures.</summary>
    public CallLog Calls { get; } = new(clock);

    /// <summary>The newest supported API version.</summary>
    public ApiVersion Api { get; set; } = ApiVersion.Newest;

    /// <summary>Programs available in all images, by name: shell scripts.</summary>
    public Dictionary<string, string> Programs { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Address => "unix:///memory/docker.sock";

    private ApiVersion Spoken => Api < ApiVersion.Newest ? Api : ApiVersion.Newest;

    /// <inheritdoc/>
    public async ValueTask<EnginePing> PingAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(
                "ping",
                "",
                false,
                () => new EnginePing(Spoken, "linux", PrefersBuildKit: true) { EngineApi = Api },
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public Task<SystemVersion> VersionAsync(CancellationToken cancellationToken) =>
        AnswerAsync(
            "version",
            "",
            false,
            () =>
                new SystemVersion
                {
                    Version = "26.1.5",
                    ApiVersion = Api.ToString(),
                    MinAPIVersion = "1.24",
                    Os = "linux",
                    Arch = "amd64",
                    KernelVersion = "6.1.0",
                },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<SystemInfo> InfoAsync(CancellationToken cancellationToken) =>
        AnswerAsync(
            "info",
            "",
            false,
            () =>
                new SystemInfo
                {
                    ID = "memory",
                    Name = "memory",
                    ServerVersion = "26.1.5",
                    OSType = "linux",
                    Architecture = "x86_64",
                    SystemTime = Now(),
                    NCPU = 2,
                    MemTotal = 8L << 30,
                    Driver = "overlay2",
                    SecurityOptions = ["name=seccomp,profile=builtin"],
                    DefaultRuntime = "runc",
                },
            cancellationToken
        );

    /// <summary>Executes a call atomically, one at a time.</summary>
    private async Task<T> AnswerAsync<T>(string name, string subject, bool changes, Func<T> act, CancellationToken cancellationToken)
    {
        var lost = await Calls.EnterAsync(name, subject, changes, cancellationToken).ConfigureAwait(false);
        T answer;
        lock (gate)
            answer = act();
        return lost is null ? answer : throw lost;
    }

    private Task DoAsync(string name, string subject, Action act, CancellationToken cancellationToken) =>
        AnswerAsync(
            name,
            subject,
            true,
            () =>
            {
                act();
                return true;
            },
            cancellationToken
        );

    /// <summary>A strictly increasing time, so that consecutive events can be distinguished.</summary>
    private DateTimeOffset Now()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            return latest = now > latest ? now : latest.AddTicks(1);
        }
    }

    /// <summary>64 hexadecimal digits.</summary>
    private string NewId(string kind) => Digest($"{kind} {++identities}");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static EngineException Refusal(HttpStatusCode status, string message, string call = "memory") => new(status, message, call);

    private static EngineException NotFound(string message) => Refusal(HttpStatusCode.NotFound, message);

    private static EngineException Conflict(string message) => Refusal(HttpStatusCode.Conflict, message);

    private static EngineException Invalid(string message) => Refusal(HttpStatusCode.BadRequest, message);

    private static EngineException Failed(string message) => Refusal(HttpStatusCode.InternalServerError, message);
}
