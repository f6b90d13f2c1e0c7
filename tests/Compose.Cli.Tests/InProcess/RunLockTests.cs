using Compose.Cli.Hosting;
using Compose.Cli.Runs;
using Compose.Testing.Engines;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.InProcess;

/// <summary>Who may change a project: runs that live, runs that died, and runs that wait for them.</summary>
public sealed class RunLockTests
{
    private const string Lock = "compose-run.shop";

    private readonly MemoryEngine engine = new();

    private MemoryClock Clock => engine.Clock;

    [Fact]
    public async Task The_first_of_two_runs_holds_the_lock_until_it_ends()
    {
        Contender first = new(this, "here"),
            second = new(this, "here");
        (await first.TakeAsync()).ShouldBeTrue();
        (await second.TakeAsync()).ShouldBeFalse();
        await first.Lock.DisposeAsync();
        (await second.TakeAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_that_lost_its_lock_leaves_that_of_its_successor()
    {
        Contender first = new(this, "here"),
            second = new(this, "here");
        await first.TakeAsync();
        await engine.RemoveVolumeAsync(Lock, force: true, CancellationToken.None);
        await second.TakeAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
        await first.Lock.DisposeAsync();
        (await HolderAsync()).ShouldBe(second.Own.Id);
    }

    [Fact]
    public async Task A_process_of_this_machine_that_ended_is_replaced_at_once()
    {
        Contender dead = new(this, "here", hasEnded: true),
            next = new(this, "here");
        await dead.TakeAsync();
        (await next.Takeover.TryAsync(dead.Own, CancellationToken.None)).ShouldBeTrue();
        (await next.TakeAsync()).ShouldBeTrue();
        await next.Takeover.DisposeAsync();
        (await VolumesAsync()).ShouldBe([Lock]);
    }

    [Fact]
    public async Task A_process_of_this_machine_that_runs_is_never_challenged()
    {
        Contender first = new(this, "here"),
            second = new(this, "here");
        await first.TakeAsync();
        await WaitAsync(second, first, seconds: 60);
        (await HolderAsync()).ShouldBe(first.Own.Id);
    }

    [Fact]
    public async Task A_run_elsewhere_answers_challenges()
    {
        Contender first = new(this, "elsewhere"),
            second = new(this, "here");
        await first.TakeAsync();
        await WaitAsync(second, first, seconds: 60);
        (await HolderAsync()).ShouldBe(first.Own.Id);
        engine.Calls.Made.Count(call => call.Name == "create volume" && call.Subject != Lock).ShouldBeInRange(5, 12);
        await second.Takeover.DisposeAsync();
        (await VolumesAsync()).ShouldBe([Lock]);
    }

    [Fact]
    public async Task A_run_elsewhere_that_does_not_answer_is_replaced_after_five_seconds()
    {
        Contender dead = new(this, "elsewhere", hasEnded: true),
            next = new(this, "here");
        await dead.TakeAsync();
        var begun = Clock.GetUtcNow();
        while (!await next.Takeover.TryAsync(dead.Own, CancellationToken.None))
            Clock.Advance(TimeSpan.FromMilliseconds(500));
        (Clock.GetUtcNow() - begun).ShouldBe(TimeSpan.FromSeconds(6));
        (await next.TakeAsync()).ShouldBeTrue();
        await next.Takeover.DisposeAsync();
        (await VolumesAsync()).ShouldBe([Lock]);
    }

    [Theory]
    [InlineData("here")]
    [InlineData("elsewhere")]
    public async Task Of_two_that_wait_for_a_dead_run_one_removes_its_lock(string machine)
    {
        Contender dead = new(this, machine, hasEnded: true),
            one = new(this, "here"),
            other = new(this, "here");
        await dead.TakeAsync();
        var winners = new List<Contender>();
        for (var round = 0; round < 40; round++)
        {
            foreach (var contender in (Contender[])[one, other])
                if (await contender.Takeover.TryAsync(dead.Own, CancellationToken.None) && await contender.TakeAsync())
                    winners.Add(contender);
            Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        winners.Distinct().ShouldBe([one]);
        (await HolderAsync()).ShouldBe(one.Own.Id);
    }

    [Fact]
    public async Task Who_still_believes_in_a_dead_run_does_not_remove_the_lock_of_its_successor()
    {
        Contender dead = new(this, "here", hasEnded: true),
            fast = new(this, "here"),
            slow = new(this, "here");
        await dead.TakeAsync();
        await fast.Takeover.TryAsync(dead.Own, CancellationToken.None);
        await fast.TakeAsync();
        await fast.Takeover.DisposeAsync();
        await slow.Takeover.TryAsync(dead.Own, CancellationToken.None);
        (await HolderAsync()).ShouldBe(fast.Own.Id);
        await slow.Takeover.DisposeAsync();
        (await VolumesAsync()).ShouldBe([Lock]);
    }

    [Theory]
    [InlineData("here", 2)]
    [InlineData("elsewhere", 12)]
    public async Task A_challenge_of_a_run_that_died_too_does_not_stay(string machine, int seconds)
    {
        Contender dead = new(this, "here", hasEnded: true),
            challenger = new(this, machine, hasEnded: true),
            next = new(this, "here");
        await dead.TakeAsync();
        await challenger.Volumes.SetAsync(challenger.Volumes.ChallengeOf(dead.Own), CancellationToken.None);
        await WaitAsync(next, dead, seconds);
        (await next.TakeAsync()).ShouldBeTrue();
        await next.Takeover.DisposeAsync();
        (await VolumesAsync()).ShouldBe([Lock]);
    }

    [Fact]
    public async Task Many_at_once_change_the_project_one_after_another()
    {
        await new Contender(this, "elsewhere", hasEnded: true).TakeAsync();
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => ChangeAsync(new Contender(this, $"machine {number}")))));
        most.ShouldBe(1);
        (await VolumesAsync()).ShouldBeEmpty();

        async Task ChangeAsync(Contender contender)
        {
            while (!await contender.TakeAsync())
            {
                if (await contender.Volumes.ReadAsync(Lock, CancellationToken.None) is { } holder)
                    await contender.Takeover.TryAsync(holder, CancellationToken.None);
                await Task.Delay(TimeSpan.FromMilliseconds(100), Clock.Hurrying);
            }

            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
            await contender.Lock.DisposeAsync();
            await contender.Takeover.DisposeAsync();
        }
    }

    /// <summary>Waits as a run does, twice a second; the other run answers in between.</summary>
    private async Task WaitAsync(Contender waiting, Contender holder, int seconds)
    {
        for (var half = 0; half < 2 * seconds; half++)
        {
            await waiting.Takeover.TryAsync(holder.Own, CancellationToken.None);
            Clock.Advance(TimeSpan.FromMilliseconds(500));
            await holder.AnsweredAsync();
        }
    }

    private async Task<string?> HolderAsync() =>
        RunHolder.From(await engine.InspectVolumeAsync(Lock, CancellationToken.None))?.Id;

    private async Task<string[]> VolumesAsync() =>
        [
            .. (await engine.ListVolumesAsync(Engine.Contract.Filters.None, CancellationToken.None)).Select(static volume => volume.Name),
        ];

    /// <summary>A run on a machine, which may have died.</summary>
    private sealed class Contender
    {
        private static int number;
        private readonly RunLockTests test;
        private readonly bool hasEnded;

        public Contender(RunLockTests test, string machine, bool hasEnded = false)
        {
            (this.test, this.hasEnded) = (test, hasEnded);
            var process = new ProcessIdentity(machine, 2 * Interlocked.Increment(ref number) + (hasEnded ? 1 : 0), "1");
            Own = new RunHolder($"run{process.Number}", "up", test.Clock.GetUtcNow(), process);
            Volumes = new RunVolumes(test.engine, "shop", Own);
            // A dead run answers nothing.
            Lock = new RunLock(Volumes, hasEnded ? new MemoryClock() : test.Clock, Own);
            // Odd numbers have ended.
            var processes = new ProcessTable(process, static asked => asked % 2 == 1 ? null : "1");
            Takeover = new Takeover(Volumes, processes, test.Clock, Own);
        }

        public RunHolder Own { get; }

        public RunVolumes Volumes { get; }

        public RunLock Lock { get; }

        public Takeover Takeover { get; }

        public async Task<bool> TakeAsync() => (await Lock.TakeAsync(CancellationToken.None))?.Id == Own.Id;

        /// <summary>A beat is a timer, whose effect comes a moment later on another thread.</summary>
        public async Task AnsweredAsync()
        {
            var beats = test.Clock.GetUtcNow().Ticks % TimeSpan.TicksPerSecond == 0 && !hasEnded;
            while (beats && await Volumes.ReadAsync(Volumes.ChallengeOf(Own), CancellationToken.None) is not null)
                await Task.Yield();
        }
    }
}
