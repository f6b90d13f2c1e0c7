namespace Compose.Testing.Engines;

/// <summary>
/// A clock that only moves explicitly. <see cref="Hurrying"/> shows the same time to code under test and moves it: a pause of at most a
/// second passes immediately, so nothing sleeps; a longer timeout expires only after enough pauses.
/// </summary>
public sealed class MemoryClock : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public MemoryClock() => Hurrying = new Hurry(this);

    public TimeProvider Hurrying { get; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Advances time; timers fire in order, on this thread.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    private void AdvanceTo(DateTimeOffset time)
    {
        while (true)
        {
            Alarm? next;
            lock (gate)
            {
                next = alarms.Where(alarm => alarm.Due <= time).MinBy(static alarm => alarm.Due);
                now = next is null ? Later(now, time) : Later(now, next.Due);
                if (next is null)
                    return;
                next.Rearm();
            }

            next.Ring();
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private sealed class Alarm(MemoryClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                this.period = period;
                if (dueTime < TimeSpan.Zero)
                    return true;
                Due = clock.now + dueTime;
                clock.alarms.Add(this);
                return true;
            }
        }

        /// <summary>Called before firing: schedules the next period, or disables the timer.</summary>
        public void Rearm()
        {
            if (period > TimeSpan.Zero)
                Due += period;
            else
                clock.alarms.Remove(this);
        }

        public void Ring() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
                clock.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }

    private sealed class Hurry(MemoryClock clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var due = clock.GetUtcNow() + dueTime;
            var timer = clock.CreateTimer(callback, state, dueTime, period);
            // A repeating timer, such as a redraw, would never let time stand still.
            if (dueTime >= TimeSpan.Zero && dueTime <= LongestPause && period <= TimeSpan.Zero)
                ThreadPool.UnsafeQueueUserWorkItem(static to => to.clock.AdvanceTo(to.due), (clock, due), preferLocal: false);
            return timer;
        }
    }
}
