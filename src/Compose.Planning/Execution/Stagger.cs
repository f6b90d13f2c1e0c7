namespace Compose.Planning.Execution;

/// <summary>
/// Staggers actions: each starts when the previous one is done, or a moment after that started, so that a slow one does not delay others
/// for long.
/// </summary>
internal sealed class Stagger(TimeProvider clock) : IDisposable
{
    // Creating a container takes an engine about 6 ms. Containers created in sequence are started in sequence: on two cores, engine 20.10
    // then runs three of them after 620 ms instead of 820, eight after 1660 instead of 1900; 26.1 shows no difference.
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
