using Compose.Engine.Wire;
using Compose.Testing.Engines;

namespace Compose.Engine.Tests.Contracts;

/// <summary>The in-memory engine.</summary>
public sealed class MemoryFixture : EngineUnderTest
{
    private readonly MemoryEngine engine = new();

    public override IEngine Engine => engine;

    public override Task PassAsync(TimeSpan time)
    {
        engine.Clock.Advance(time);
        return Task.CompletedTask;
    }

    public override Task InitializeAsync()
    {
        engine.AddImage(Image, new ContainerConfig { Cmd = ["sh"], Env = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"] });
        return Task.CompletedTask;
    }
}
