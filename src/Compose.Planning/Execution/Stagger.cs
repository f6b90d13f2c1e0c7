namespace Compose.Planning.Execution;

/// <summary>
/// Lets actions begin one after the other: each when the one before it is done, or a moment after that began, so a slow one holds nobody
/// back for long.
/// </summary>
internal sealed class Stagger(TimeProvider clock) : IDisposable
{
    // A creation takes an engine about 6 ms. Containers created one after the other are started one after the other, and engine 20.10 on
    // two cores then has three of them running after 620 ms instead of 820, eight after 1660 instead of 1900; 26.1 does not care.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim turn = new(1);

    /// <exception cref="OperationCanceledException">The token was cancelled before the turn came.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task<T> begun;
        try
        {
            begun = action();
            if (!begun.IsCompleted)
                await Task.WhenAny(begun, Task.Delay(Moment, clock, CancellationToken.None)).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }

        return await begun.ConfigureAwait(false);
    }

    public void Dispose() => turn.Dispose();
}
