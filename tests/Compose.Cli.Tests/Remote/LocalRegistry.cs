using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Compose.Cli.Tests.Remote;

/// <summary>A minimal registry for pulls: responses by path, and a challenge when a password is set.</summary>
internal sealed class LocalRegistry : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();

    public LocalRegistry()
    {
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Host => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public List<string> Requests { get; } = [];

    /// <summary>If set, manifests and blobs require a token, and the token requires this <c>name:password</c>.</summary>
    public string? Password { get; init; }

    public static string DigestOf(string content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public string AddBlob(string content)
    {
        answers[$"/v2/demo/app/blobs/{DigestOf(content)}"] = content;
        return DigestOf(content);
    }

    public void Answer(string path, string content) => answers[path] = content;

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                var path = (await reader.ReadLineAsync(stop.Token))!.Split(' ')[1];
                var authorization = "";
                while (await reader.ReadLineAsync(stop.Token) is { Length: > 0 } header)
                    if (header.StartsWith("Authorization: ", StringComparison.OrdinalIgnoreCase))
                        authorization = header["Authorization: ".Length..];
                Requests.Add(path);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(Reply(path, authorization)), stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private string Reply(string path, string authorization)
    {
        if (path.StartsWith("/token", StringComparison.Ordinal))
        {
            return authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Password!))
                ? Response("200 OK", """{"token":"ok"}""")
                : Response("401 Unauthorized", "");
        }

        if (Password is not null && authorization != "Bearer ok")
            return Response(
                "401 Unauthorized",
                "",
                $"WWW-Authenticate: Bearer realm=\"http://{Host}/token\",service=\"test\",scope=\"repository:demo/app:pull\"\r\n"
            );
        return answers.TryGetValue(path, out var content) ? Response("200 OK", content) : Response("404 Not Found", "");
    }

    private static string Response(string status, string content, string headers = "") =>
        $"HTTP/1.1 {status}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(content)}\r\nConnection: close\r\n\r\n{content}";
}
