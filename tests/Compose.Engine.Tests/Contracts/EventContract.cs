using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Events of the engine.</summary>
public abstract class EventContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task Events_tell_what_happened_after_one_listens()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience);
        var events = await engine.EventsAsync(under.Own.With("type", "container"), null, null, stop.Token);
        var name = under.Name("event");
        var id = await under.RunAsync("event", "exit 2");
        List<string> seen = [];
        await foreach (var happened in events)
        {
            if (happened.Actor.ID != id)
                continue;
            happened.Actor.Attributes["name"].ShouldBe(name);
            happened.Actor.Attributes["image"].ShouldBe(EngineUnderTest.Image);
            happened.Actor.Attributes.ShouldContain(under.Labels.Single());
            seen.Add(happened.Action);
            if (happened.Action != "die")
                continue;
            happened.Actor.Attributes["exitCode"].ShouldBe("2");
            break;
        }

        seen.ShouldBe(["create", "start", "die"]);
        await under.RemoveAsync(id);

        (await PastAsync(id)).Select(happened => happened.Action).ShouldContain("die");
    }

    [Fact]
    public async Task A_life_is_told_in_its_order()
    {
        var id = await under.RunAsync("story", "trap 'exit 0' TERM; echo ready; sleep 600 & wait");
        await IsReadyAsync(id, times: 1);
        await engine.PauseContainerAsync(id, patience);
        await engine.UnpauseContainerAsync(id, patience);
        await engine.RenameContainerAsync(id, under.Name("history"), patience);
        await engine.RestartContainerAsync(id, 10, patience);
        await IsReadyAsync(id, times: 2);
        // Time to end by itself: an engine that kills a process at the moment it ends may tell of its end twice (moby, daemon/kill.go).
        await engine.StopContainerAsync(id, 10, patience);
        await under.RemoveAsync(id);

        await under.BecomesTrueAsync(async () => (await PastAsync(id)).Any(happened => happened.Action == "destroy"));
        var told = await PastAsync(id);
        var story = told.Select(happened => happened.Action).ToList();
        // The order of the die event and the stop or kill event differs by engine.
        story.Except(["die", "stop", "kill"]).ShouldBe(["create", "start", "pause", "unpause", "rename", "restart", "destroy"]);
        story.Count(action => action == "start").ShouldBe(2);
        story.Count(action => action == "die").ShouldBe(2);
        story.Count(action => action == "stop").ShouldBe(2);
        story.IndexOf("kill").ShouldBeLessThan(story.IndexOf("die"));
        told.Single(happened => happened.Action == "rename").Actor.Attributes["name"].ShouldBe(under.Name("history"));
        told.Select(happened => happened.TimeNano).ShouldBeInOrder();
    }

    [Fact]
    public async Task Filters_choose_by_type_and_action()
    {
        var network = (await engine.CreateNetworkAsync(new() { Name = under.Name("told"), Labels = under.Labels }, patience)).Id;
        await engine.RemoveNetworkAsync(network, patience);
        var filters = Filters.None.With("type", "network").With("network", network).With("event", "destroy");
        await under.BecomesTrueAsync(async () => (await PastAsync(filters)).Count > 0);
        var told = (await PastAsync(filters)).ShouldHaveSingleItem();
        (told.Type, told.Action, told.Actor.ID, told.Actor.Attributes["name"]).ShouldBe(
            ("network", "destroy", network, under.Name("told"))
        );
    }

    // Signals are heard from here on.
    private async Task IsReadyAsync(string container, int times)
    {
        await using var logs = await engine.ContainerLogsAsync(container, new() { Follow = true }, patience);
        var buffer = new byte[64];
        var read = 0;
        while (read < times * "ready\n".Length)
        {
            var piece = await logs.ReadAsync(buffer, patience);
            piece.Count.ShouldBeGreaterThan(0);
            read += piece.Count;
        }
    }

    private Task<List<EngineEvent>> PastAsync(string container) =>
        PastAsync(Filters.None.With("type", "container").With("container", container));

    private async Task<List<EngineEvent>> PastAsync(Filters filters)
    {
        var past = await engine.EventsAsync(filters, DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow, patience);
        return await past.ToListAsync(patience);
    }
}
