using System.Collections.Concurrent;
using Compose.Planning.Execution;
using Compose.Planning.Plans;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

public sealed class ExecutorTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<string> journal = new();
    private readonly ConcurrentQueue<string> shown = new();
    private readonly PlanBuilder plan = new();

    [Fact]
    public async Task A_step_runs_after_everything_it_needs()
    {
        var first = plan.Add(Step("network"), []);
        var second = plan.Add(Step("db"), [first]);
        plan.Add(Step("web"), [first, second]);

        await RunAsync();

        journal.ShouldBe(["+network", "-network", "+db", "-db", "+web", "-web"]);
    }

    [Fact]
    public async Task Steps_that_need_nothing_of_each_other_run_at_once()
    {
        var meeting = new Meeting(2);
        plan.Add(Step("a", meeting.ArriveAsync), []);
        plan.Add(Step("b", meeting.ArriveAsync), []);

        await RunAsync();

        journal.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_failed_step_never_starts_its_dependents()
    {
        var broken = plan.Add(Step("db", _ => throw new StepException("no space left on device")), []);
        var dependent = plan.Add(Step("web"), [broken]);
        plan.Add(Step("proxy"), [dependent]);

        var failure = await RunAsync().ShouldThrowAsync<PlanFailedException>();

        failure.Message.ShouldBe("no space left on device");
        failure.Failures.ShouldHaveSingleItem().Node.Number.ShouldBe(broken);
        journal.ShouldBe(["+db"]);
    }

    [Fact]
    public async Task A_tolerated_failure_skips_the_rest_of_its_replacement_and_nothing_else()
    {
        var (first, second) = Replacements(ratio: 0.5);
        var broken = plan.Add(Step("start 1", _ => throw new StepException("device busy")), [], first);
        var skipped = plan.Add(Step("monitor 1"), [broken], first);
        var next = plan.Add(Step("start 2"), [skipped], second);
        plan.Add(Step("remove 1"), [next], first);
        plan.Add(Step("remove 2"), [next], second);
        plan.Add(Step("proxy"), [next]);

        var failure = await RunAsync().ShouldThrowAsync<PlanFailedException>();

        failure.Failures.ShouldHaveSingleItem().Node.Number.ShouldBe(broken);
        journal.Where(static line => line[0] == '-').Order().ShouldBe(["-proxy", "-remove 2", "-start 2"]);
    }

    [Fact]
    public async Task One_failure_too_many_ends_the_plan()
    {
        var (first, second) = Replacements(ratio: 0.5);
        var broken = plan.Add(Step("start 1", _ => throw new StepException("device busy")), [], first);
        var too = plan.Add(Step("start 2", _ => throw new StepException("device busy too")), [broken], second);
        plan.Add(Step("proxy"), [too]);

        (await RunAsync().ShouldThrowAsync<PlanFailedException>()).Failures.Length.ShouldBe(2);

        journal.ShouldBe(["+start 1", "+start 2"]);
    }

    [Fact]
    public async Task Steps_on_their_own_all_end_and_all_failures_are_told()
    {
        var failed = new TaskCompletionSource();
        plan.Add(Step("first", _ => throw new StepException("no such image: first")) with { Own = true }, []);
        var second = plan.Add(
            Step(
                "second",
                async token =>
                {
                    await failed.Task.WaitAsync(Patience, token);
                    throw new StepException("no such image: second");
                }
            ) with
            {
                Own = true,
            },
            []
        );
        var third = plan.Add(
            Step(
                "third",
                async token =>
                {
                    await failed.Task.WaitAsync(Patience, token);
                    return StepOutcome.Done;
                }
            ) with
            {
                Own = true,
            },
            []
        );
        plan.Add(Step("network"), [second, third]);

        var failure = await RunAsync(report =>
            {
                if (report.Status == ProgressStatus.Error)
                    failed.TrySetResult();
            })
            .ShouldThrowAsync<PlanFailedException>();

        failure.Failures.Select(step => step.Error.Message).ShouldBe(["no such image: first", "no such image: second"]);
        journal.ShouldContain("-third");
        journal.ShouldNotContain("+network");
    }

    [Fact]
    public async Task After_a_failure_calls_on_their_way_are_finished_and_no_new_step_starts()
    {
        var meeting = new Meeting(2);
        var failed = new TaskCompletionSource();
        plan.Add(
            Step(
                "broken",
                async token =>
                {
                    await meeting.ArriveAsync(token);
                    throw new StepException("broken");
                }
            ),
            []
        );
        var slow = plan.Add(
            Step(
                "slow",
                async token =>
                {
                    await meeting.ArriveAsync(token);
                    await failed.Task.WaitAsync(Patience, token);
                    return StepOutcome.Done;
                }
            ),
            []
        );
        plan.Add(Step("next"), [slow]);

        await RunAsync(report =>
            {
                if (report.Status == ProgressStatus.Error)
                    Task.Run(failed.SetResult);
            })
            .ShouldThrowAsync<PlanFailedException>();

        journal.ShouldContain("-slow");
        journal.ShouldNotContain("+next");
    }

    [Fact]
    public async Task A_failure_breaks_off_steps_that_only_wait()
    {
        var meeting = new Meeting(2);
        plan.Add(
            Step(
                "wait",
                async token =>
                {
                    await meeting.ArriveAsync(token);
                    await Task.Delay(Timeout.Infinite, token);
                    return StepOutcome.Done;
                }
            ) with
            {
                Waits = true,
            },
            []
        );
        plan.Add(
            Step(
                "broken",
                async token =>
                {
                    await meeting.ArriveAsync(token);
                    throw new StepException("broken");
                }
            ),
            []
        );

        var failure = await RunAsync().ShouldThrowAsync<PlanFailedException>();

        failure.Failures.ShouldHaveSingleItem().Error.Message.ShouldBe("broken");
    }

    [Fact]
    public async Task Starts_of_containers_with_ports_go_one_at_a_time()
    {
        var inside = 0;
        for (var i = 0; i < 5; i++)
        {
            plan.Add(
                Step(
                    $"web-{i}",
                    async token =>
                    {
                        Interlocked.Increment(ref inside).ShouldBe(1);
                        await Task.Yield();
                        Interlocked.Decrement(ref inside);
                        return StepOutcome.Done;
                    }
                ) with
                {
                    Queue = Lane.Ports,
                },
                []
            );
        }

        await RunAsync();

        journal.Count.ShouldBe(10);
    }

    [Fact]
    public async Task No_more_transfers_run_at_once_than_allowed()
    {
        var (inside, most) = (0, 0);
        for (var i = 0; i < 6; i++)
        {
            plan.Add(
                Step(
                    $"image-{i}",
                    async token =>
                    {
                        var now = Interlocked.Increment(ref inside);
                        lock (plan)
                            most = Math.Max(most, now);
                        await Task.Yield();
                        Interlocked.Decrement(ref inside);
                        return StepOutcome.Done;
                    }
                ) with
                {
                    Queue = Lane.Transfer,
                },
                []
            );
        }

        await RunAsync(transfers: 2);

        most.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Cancelling_breaks_off_waits_and_starts_nothing_more()
    {
        using var cancellation = new CancellationTokenSource();
        var wait = plan.Add(
            Step(
                "wait",
                async token =>
                {
                    await cancellation.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                    return StepOutcome.Done;
                }
            ) with
            {
                Waits = true,
            },
            []
        );
        plan.Add(Step("next"), [wait]);

        await RunAsync(cancellation: cancellation.Token).ShouldThrowAsync<OperationCanceledException>();

        journal.ShouldBe(["+wait"]);
    }

    [Fact]
    public async Task A_group_is_shown_as_one_row()
    {
        var group = StepGroup.Recreate("p-web-1");
        var create = plan.Add(Step("tmp"), [], group);
        var rename = plan.Add(Step("name"), [create], group);
        plan.Add(Step("p-web-1"), [rename]);

        await RunAsync();

        shown.ShouldBe(["Container p-web-1 Recreate", "Container p-web-1 Recreated", "Container p-web-1 Doing", "Container p-web-1 Did"]);
    }

    [Fact]
    public async Task What_stays_is_shown_as_running()
    {
        plan.Keep(StepTarget.Container("p-db-1"));

        await RunAsync();

        shown.ShouldBe(["Container p-db-1 Running"]);
    }

    [Fact]
    public async Task A_step_that_could_not_but_need_not_is_a_warning()
    {
        var down = plan.Add(Step("net", _ => Task.FromResult(StepOutcome.Warning("Resource is still in use"))), []);
        plan.Add(Step("next"), [down]);

        await RunAsync();

        shown.ShouldContain("Container net Resource is still in use");
        journal.ShouldContain("+next");
    }

    /// <summary>The replacements of two containers in one series.</summary>
    private static (StepGroup First, StepGroup Second) Replacements(double ratio)
    {
        // No step reads the service.
        var series = new UpdateSeries(null!, 2, new RollingUpdate { MaxFailureRatio = ratio });
        return (StepGroup.Replace(new UpdateAttempt(series, "web-1")), StepGroup.Replace(new UpdateAttempt(series, "web-2")));
    }

    private RecordingStep Step(string name, Func<CancellationToken, Task<StepOutcome>>? body = null) => new(name, journal, body);

    private async Task RunAsync(Action<ProgressEvent>? watch = null, int? transfers = null, CancellationToken cancellation = default)
    {
        // These steps call no engine.
        var context = new StepContext(null!) { Progress = new Watcher(shown, watch) };
        await new Executor(context, transfers).RunAsync(plan.Build(), cancellation).WaitAsync(Patience, CancellationToken.None);
    }

    private sealed class Watcher(ConcurrentQueue<string> shown, Action<ProgressEvent>? watch) : IPlanProgress
    {
        public void Report(ProgressEvent report)
        {
            shown.Enqueue($"{report.Id} {report.Text}");
            watch?.Invoke(report);
        }
    }

    /// <summary>Releases all participants once all have arrived: proof that they run concurrently.</summary>
    private sealed class Meeting(int guests)
    {
        private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int present;

        public async Task<StepOutcome> ArriveAsync(CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref present) == guests)
                complete.SetResult();
            await complete.Task.WaitAsync(Patience, cancellationToken);
            return StepOutcome.Done;
        }
    }
}
