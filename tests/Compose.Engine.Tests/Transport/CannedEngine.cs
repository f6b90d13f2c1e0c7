using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Compose.Engine.Tests.Transport;

/// <summary>Responses that no engine gives on demand: each connection gets a handshake, then the test's bytes, then the end.</summary>
internal sealed class CannedEngine : IDisposable
{
    private const string Handshake = "HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\nContent-Length: 2\r\n\r\nOK";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();

    public CannedEngine(string answer, string handshake = Handshake, bool stayOpen = false)
    {
        listener.Start();
        Address = $"tcp://{listener.LocalEndpoint}";
        _ = ServeAsync(handshake, answer, stayOpen);
    }

    public string Address { get; }

    /// <summary>The request headers, in order.</summary>
    public List<string> Requests { get; } = [];

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(string handshake, string answer, bool stayOpen)
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync(stop.Token), handshake, answer, stayOpen);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client, string handshake, string answer, bool stayOpen)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (true)
                {
                    var head = await HeadAsync(stream);
                    if (head.Length == 0)
                        return;
                    lock (Requests)
                        Requests.Add(head);
                    var isHandshake = head.StartsWith("GET /_ping", StringComparison.Ordinal);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(isHandshake ? handshake : answer), stop.Token);
                    if (isHandshake)
                        continue;
                    if (stayOpen)
                        await Task.Delay(Timeout.Infinite, stop.Token);
                    return;
                }
            }
            catch (Exception error) when (error is OperationCanceledException or IOException)
            {
                // The client has disconnected, or the test is over.
            }
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stop.Token) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }
}
