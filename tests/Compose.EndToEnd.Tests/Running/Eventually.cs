namespace Compose.EndToEnd.Tests.Running;

/// <summary>Polls a condition until a deadline.</summary>
internal static class Eventually
{
    public static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task BecomesTrueAsync(string what, Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Deadline);
        while (!await holds())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"after {Deadline.TotalSeconds} s it is still not so that {what}");
            await Task.Delay(Interval);
        }
    }

    /// <summary>Polls for the first non-null answer.</summary>
    public static async Task<T> AnswersAsync<T>(string what, Func<Task<T?>> ask)
        where T : class
    {
        T? answer = null;
        await BecomesTrueAsync(what, async () => (answer = await ask()) is not null);
        return answer!;
    }
}
