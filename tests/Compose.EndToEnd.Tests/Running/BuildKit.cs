using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Shouldly;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>
/// A separate builder: the engine's own BuildKit behind a socket like buildkitd's. The engine speaks BuildKit's protocol on an upgraded
/// connection (<c>POST /grpc</c>, <c>Upgrade: h2c</c>); this requests the upgrade and forwards connections.
/// </summary>
internal sealed class BuildKit : IAsyncDisposable
{
    private const string Upgrade = "POST /grpc HTTP/1.1\r\nHost: engine\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n";

    private readonly Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly CancellationTokenSource end = new();
    private readonly string path = Path.Combine(Path.GetTempPath(), $"bk-{Guid.NewGuid():N}.sock");
    private readonly Task accepting;

    private BuildKit()
    {
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        accepting = AcceptAsync();
    }

    /// <summary>Selects it as the builder of a project's commands, like <c>docker buildx create --use</c>.</summary>
    public static async Task<BuildKit> ChooseAsync(TestProject project)
    {
        var builder = new BuildKit();
        var start = new ProcessStartInfo(
            Programs.Buildx,
            ["create", "--name", "beside", "--use", "--driver", "remote", "unix://" + builder.path]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Surroundings.Apply(start, project.Variables);
        using var create = Process.Start(start)!;
        var said = await create.StandardError.ReadToEndAsync();
        await create.WaitForExitAsync();
        create.ExitCode.ShouldBe(0, said);
        return builder;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await accepting;
        end.Dispose();
        File.Delete(path);
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
                open.Add(HandOnAsync(await listener.AcceptAsync(end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task HandOnAsync(Socket client)
    {
        try
        {
            await using var near = new NetworkStream(client, ownsSocket: true);
            await using var far = await EngineApi.OpenAsync(end.Token);
            await far.WriteAsync(Encoding.ASCII.GetBytes(Upgrade), end.Token);
            for (var answer = new StringBuilder(); !answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal);)
            {
                var one = new byte[1];
                await far.ReadExactlyAsync(one, end.Token);
                answer.Append((char)one[0]);
            }

            await Task.WhenAny(near.CopyToAsync(far, end.Token), far.CopyToAsync(near, end.Token));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // One side has closed the connection.
        }
    }
}
