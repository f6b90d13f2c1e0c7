using System.Collections.Immutable;
using System.Net;
using Compose.Engine.Contract;

namespace Compose.Testing.Engines;

/// <summary>Records calls, and injects failures into later ones.</summary>
public sealed class CallLog(MemoryClock clock)
{
    private readonly Lock gate = new();
    private readonly List<EngineCall> made = [];
    private readonly List<Fault> faults = [];
    private readonly Dictionary<string, TimeSpan> late = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<Task>> before = new(StringComparer.Ordinal);

    public ImmutableArray<EngineCall> Made
    {
        get
        {
            lock (gate)
                return [.. made];
        }
    }

    /// <summary>Clears the record and restarts counting.</summary>
    public void Clear()
    {
        lock (gate)
            made.Clear();
    }

    /// <summary>Refuses the call of that number, whatever it is.</summary>
    /// <param name="answerOnly">Whether the call is executed and only its answer lost.</param>
    public void FailAt(int number, bool answerOnly = false)
    {
        var message = answerOnly ? "the connection to the engine was lost while reading the response" : "the engine ran out of luck";
        lock (gate)
            faults.Add(new Fault(null, null, number, answerOnly ? null : HttpStatusCode.InternalServerError, message, answerOnly));
    }

    /// <summary>Refuses the n-th call of that name from now on.</summary>
    /// <param name="subject">Counts only calls on this object; null for all.</param>
    public void Fail(
        string name,
        string message,
        HttpStatusCode status = HttpStatusCode.InternalServerError,
        int nth = 1,
        string? subject = null
    )
    {
        lock (gate)
            faults.Add(
                new Fault(name, subject, nth + made.Count(call => Fault.IsOf(call, name, subject)), status, message, AnswerOnly: false)
            );
    }

    /// <summary>Delays answers to calls of that name, by the clock.</summary>
    public void AnswerLate(string name, TimeSpan by)
    {
        lock (gate)
            late[name] = by;
    }

    /// <summary>Does something else before the next call of that name is executed.</summary>
    public void Before(string name, Func<Task> then)
    {
        lock (gate)
            before[name] = then;
    }

    /// <summary>Stops injecting failures.</summary>
    public void Recover()
    {
        lock (gate)
        {
            faults.Clear();
            late.Clear();
        }
    }

    /// <summary>Enters a call. Completes when it is to be executed.</summary>
    /// <returns>The failure that replaces the answer; null for none.</returns>
    /// <exception cref="EngineException">The call is refused.</exception>
    internal async ValueTask<EngineException?> EnterAsync(string name, string subject, bool changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EngineCall call;
        Fault? fault;
        TimeSpan pause;
        Func<Task>? first;
        lock (gate)
        {
            call = new EngineCall(made.Count + 1, name, subject, changes);
            made.Add(call);
            fault = faults.FirstOrDefault(fault => fault.Hits(call, made));
            pause = late.GetValueOrDefault(name);
            before.Remove(name, out first);
        }

        if (first is not null)
            await first().ConfigureAwait(false);

        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, clock.Hurrying, cancellationToken).ConfigureAwait(false);
        if (fault is null)
            return null;
        var error = new EngineException(fault.Status, fault.Message, call.ToString());
        return fault.AnswerOnly ? error : throw error;
    }

    private sealed record Fault(string? Name, string? Subject, int Nth, HttpStatusCode? Status, string Message, bool AnswerOnly)
    {
        public static bool IsOf(EngineCall call, string name, string? subject) =>
            call.Name == name && (subject is null || call.Subject == subject);

        public bool Hits(EngineCall call, List<EngineCall> made) =>
            Name is null ? call.Number == Nth : IsOf(call, Name, Subject) && made.Count(earlier => IsOf(earlier, Name, Subject)) == Nth;
    }
}
