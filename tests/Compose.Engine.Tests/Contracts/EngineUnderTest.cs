using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>An engine that contracts are tested on: a real one, or the in-memory one used by other tests.</summary>
public abstract class EngineUnderTest : IAsyncLifetime
{
    public const string Image = "busybox:local";

    private const string Mark = "compose.engine.tests";
    private readonly string run = Guid.NewGuid().ToString("N")[..12];
    private readonly List<CancellationTokenSource> limits = [];

    public abstract IEngine Engine { get; }

    /// <summary>Cancels a test that hangs. Each reading begins a limit: a class of many tests takes long on a slow machine.</summary>
    public CancellationToken Patience
    {
        get
        {
            CancellationTokenSource limit = new(TimeSpan.FromMinutes(5));
            limits.Add(limit);
            return limit.Token;
        }
    }

    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string> { [Mark] = run };

    public Filters Own => Filters.None.Label(Mark, run);

    /// <summary>A name unique to this run.</summary>
    public string Name(string suffix) => $"ce-{run}-{suffix}";

    /// <summary>A container that runs a shell script.</summary>
    public ContainerCreate Shell(string script) =>
        new()
        {
            Image = Image,
            Cmd = ["sh", "-c", script],
            AttachStdout = true,
            AttachStderr = true,
            Labels = Labels,
            StopTimeout = 1,
        };

    public async Task<string> CreateAsync(string name, ContainerCreate body) =>
        (await Engine.CreateContainerAsync(Name(name), body, null, Patience)).Id;

    /// <summary>Creates and starts a container.</summary>
    public async Task<string> RunAsync(string name, string script)
    {
        var id = await CreateAsync(name, Shell(script));
        await Engine.StartContainerAsync(id, Patience);
        return id;
    }

    public Task RemoveAsync(string container) => Engine.RemoveContainerAsync(container, volumes: true, force: true, Patience);

    public async Task<string> StatusAsync(string container) => (await Engine.InspectContainerAsync(container, Patience)).State.Status;

    /// <summary>Reads a stream until its end.</summary>
    public async Task<(string Stdout, string Stderr)> ReadAsync(ContainerStream stream)
    {
        using MemoryStream stdout = new(),
            stderr = new();
        await stream.CopyOutputToAsync(stdout, stderr, Patience);
        return (Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
    }

    /// <summary>Expects the engine to refuse a call.</summary>
    public static Task<EngineException> RefusedAsync(Func<Task> call) => Should.ThrowAsync<EngineException>(call);

    /// <summary>Polls while the engine's time passes.</summary>
    public async Task BecomesTrueAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            await PassAsync(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Lets the engine's time pass.</summary>
    public abstract Task PassAsync(TimeSpan time);

    public abstract Task InitializeAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (var container in await Engine.ListContainersAsync(Own, all: true, CancellationToken.None))
            await Engine.RemoveContainerAsync(container.Id, volumes: true, force: true, CancellationToken.None);
        foreach (var network in await Engine.ListNetworksAsync(Own, CancellationToken.None))
            await Engine.RemoveNetworkAsync(network.Id, CancellationToken.None);
        foreach (var volume in await Engine.ListVolumesAsync(Own, CancellationToken.None))
            await Engine.RemoveVolumeAsync(volume.Name, force: true, CancellationToken.None);
        foreach (var image in await Engine.ListImagesAsync(Own, CancellationToken.None))
            await Engine.RemoveImageAsync(image.Id, force: true, prune: true, CancellationToken.None);
        limits.ForEach(static limit => limit.Dispose());
    }
}
