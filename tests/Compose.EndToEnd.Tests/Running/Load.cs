using System.Collections.Concurrent;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>Requests a page without a pause, with several clients, until it is ended.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Clients = 8;
    private const int Part = 500;
    private readonly HttpClient client;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentQueue<string> failures = new();
    private readonly Task[] work;
    private int count;

    private Load(int port)
    {
        client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        work = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(RequestAsync))];
    }

    public static Load On(int port) => new(port);

    /// <summary>The number of answers so far, failures included.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Ends after at least so many requests.</summary>
    /// <returns>What failed; empty when every request was answered with 200.</returns>
    public async Task<IReadOnlyCollection<string>> EndAsync(int atLeast)
    {
        // In parts, so that a busy machine has time for all of them.
        for (var part = Part; part <= atLeast; part += Part)
        {
            var wanted = part;
            await Eventually.BecomesTrueAsync($"{wanted} requests are answered", () => Task.FromResult(Count >= wanted));
        }

        await end.CancelAsync();
        await Task.WhenAll(work);
        return failures;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(work);
        client.Dispose();
        end.Dispose();
    }

    private async Task RequestAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var response = await client.GetAsync("/");
                if (!response.IsSuccessStatusCode)
                    failures.Enqueue($"{DateTime.Now:HH:mm:ss.fff} {(int)response.StatusCode}");
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                failures.Enqueue($"{DateTime.Now:HH:mm:ss.fff} {error.Message}");
            }

            Interlocked.Increment(ref count);
        }
    }
}
