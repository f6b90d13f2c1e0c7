using System.Diagnostics;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Processes;

/// <summary>An engine that accepts connections and does not answer, as one that is starting.</summary>
public sealed class SlowEngineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("compose-slow-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_wait_for_the_engine_is_told()
    {
        var address = Path.Combine(folder.FullName, "engine.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(address));
        listener.Listen();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var variables = new Dictionary<string, string> { ["DOCKER_HOST"] = $"unix://{address}" };
        using var process = ComposeProcess.Start(folder.FullName, ["-p", "shop", "ps"], variables);
        using var connection = await listener.AcceptAsync(limit.Token);
        (await process.StandardError.ReadLineAsync(limit.Token)).ShouldBe(
            $"Waiting for the engine at unix://{address}... press Ctrl+C to stop waiting"
        );

        connection.Close();
        (await process.StandardError.ReadToEndAsync(limit.Token)).ShouldContain("Docker engine");
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(1);
    }
}
