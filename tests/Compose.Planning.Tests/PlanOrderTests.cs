using System.Collections;
using Compose.Planning.Observation;
using Compose.Planning.Plans;
using Compose.Planning.Steps;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

/// <summary>Invariants of the order in every plan, tested on many.</summary>
public sealed class PlanOrderTests
{
    [Fact]
    public void Steps_on_one_container_network_or_volume_have_an_order() =>
        Each(
            (_, plan, before) =>
            {
                var touched = plan.Nodes.SelectMany(node => Touched(node.Step).Select(touch => (node.Number, touch.Thing, touch.Changes)));
                foreach (var thing in touched.GroupBy(touch => touch.Thing))
                {
                    var touches = thing.ToList();
                    for (var i = 0; i < touches.Count; i++)
                        for (var j = i + 1; j < touches.Count; j++)
                            if ((touches[i].Changes || touches[j].Changes) && touches[i].Number != touches[j].Number)
                                before[touches[j].Number]
                                    [touches[i].Number]
                                    .ShouldBeTrue($"#{touches[i].Number} and #{touches[j].Number} meet on {thing.Key}");
                }
            }
        );

    [Fact]
    public void A_network_is_removed_when_all_have_left_it() =>
        Each(
            (observed, plan, before) =>
            {
                foreach (var node in plan.Nodes)
                    if (node.Step is RemoveNetwork { InUseIsFine: false } removal)
                        foreach (
                            var container in observed.Containers.Where(container =>
                                container.IsRunning && container.Networks.GetValueOrDefault(removal.Name) == removal.Id
                            )
                        )
                            plan.Nodes.Any(left =>
                                    before[node.Number][left.Number]
                                    && left.Step switch
                                    {
                                        DisconnectNetwork disconnect => disconnect.ContainerId == container.Id
                                            && disconnect.NetworkId == removal.Id,
                                        RemoveContainer remove => remove.Id == container.Id,
                                        _ => false,
                                    }
                                )
                                .ShouldBeTrue($"{container.Name} is still in {removal.Name} when #{node.Number} removes it");
            }
        );

    [Fact]
    public void A_volume_is_removed_when_nobody_mounts_it() =>
        Each(
            (observed, plan, before) =>
            {
                foreach (var node in plan.Nodes)
                    if (node.Step is RemoveVolume removal)
                        foreach (
                            var container in observed.Containers.Where(container =>
                                container.Mounts.Any(mount => mount.Name == removal.Name)
                            )
                        )
                            plan.Nodes.Any(gone =>
                                    before[node.Number][gone.Number] && gone.Step is RemoveContainer remove && remove.Id == container.Id
                                )
                                .ShouldBeTrue($"{container.Name} still mounts {removal.Name} when #{node.Number} removes it");
            }
        );

    [Fact]
    public void A_name_is_free_before_it_is_given() =>
        Each(
            (observed, plan, before) =>
            {
                foreach (var node in plan.Nodes)
                {
                    var name = node.Step switch
                    {
                        CreateContainer create => create.Name,
                        RenameContainer rename => rename.Name,
                        _ => null,
                    };
                    foreach (var holder in observed.Containers.Where(container => container.Name == name))
                        plan.Nodes.Any(gone =>
                                before[node.Number][gone.Number]
                                && gone.Step switch
                                {
                                    RemoveContainer remove => remove.Id == holder.Id,
                                    SetAside aside => aside.Id == holder.Id,
                                    _ => false,
                                }
                            )
                            .ShouldBeTrue($"{holder.Name} is still there when #{node.Number} wants its name");
                }
            }
        );

    [Fact]
    public void What_runs_runs_again() =>
        Each(
            (observed, plan, before) =>
            {
                foreach (var container in observed.Containers.Where(container => container.IsRunning))
                {
                    if (plan.Nodes.FirstOrDefault(node => node.Step is StopContainer stop && stop.Id == container.Id) is not { } stopped)
                        continue;
                    if (plan.Nodes.Any(node => node.Step is RemoveContainer remove && remove.Id == container.Id))
                        continue;
                    var name =
                        plan.Nodes.Select(node => node.Step)
                            .OfType<RenameContainer>()
                            .FirstOrDefault(rename => rename.Container == container.Name)
                            ?.Name
                        ?? container.Name;
                    plan.Nodes.Any(node => before[node.Number][stopped.Number] && node.Step is StartContainer start && start.Name == name)
                        .ShouldBeTrue($"{container.Name} is left stopped by #{stopped.Number}");
                }
            }
        );

    [Fact]
    public void Nothing_is_touched_before_all_images_are_there() =>
        Each(
            (_, plan, before) =>
            {
                foreach (var image in plan.Nodes.Where(node => node.Step is PullImage or BuildImage))
                    foreach (var node in plan.Nodes.Where(node => node.Step is not (PullImage or BuildImage)))
                        before[node.Number][image.Number].ShouldBeTrue($"#{node.Number} does not wait for the image of #{image.Number}");
            }
        );

    private static void Each(Action<ObservedState, Plan, BitArray[]> holds)
    {
        var tried = 0;
        foreach (var (name, observed, plan) in PlanVariants.All())
        {
            tried++;
            try
            {
                plan.CanRun.ShouldBeTrue();
                holds(observed, plan, Befores(plan));
            }
            catch (ShouldAssertException error)
            {
                throw new ShouldAssertException($"{name}\n{plan.ToText()}\n{error.Message}");
            }
        }

        tried.ShouldBeGreaterThan(1000);
    }

    // For each node, all nodes that precede it.
    private static BitArray[] Befores(Plan plan)
    {
        var before = new BitArray[plan.Nodes.Length + 1];
        foreach (var node in plan.Nodes)
        {
            var all = before[node.Number] = new BitArray(plan.Nodes.Length + 1);
            foreach (var number in node.After)
            {
                all.Or(before[number]);
                all[number] = true;
            }
        }

        return before;
    }

    // Stated independently of the steps, which might omit something.
    private static IEnumerable<(string Thing, bool Changes)> Touched(PlanStep step) =>
        step switch
        {
            CreateContainer create =>
            [
                Changes("container", create.Name),
                .. create.Request.Service.Networks.Select(network => Uses("network", "shop_" + network.Name)),
                .. create.Request.Service.Volumes.Select(volume => Uses("volume", "shop_" + volume.Source)),
            ],
            StartContainer start => [Changes("container", start.Name)],
            StopContainer stop => [Changes("container", stop.Name)],
            RemoveContainer remove => [Changes("container", remove.Name)],
            UnpauseContainer unpause => [Changes("container", unpause.Name)],
            RenameContainer rename => [Changes("container", rename.Container), Changes("container", rename.Name)],
            RunHook hook => [Changes("container", hook.Container)],
            ConnectNetwork connect => [Changes("container", connect.Container), Uses("network", connect.Network)],
            ReconnectNetwork connect => [Changes("container", connect.Container), Uses("network", connect.Network)],
            DisconnectNetwork disconnect => [Changes("container", disconnect.Container), Uses("network", disconnect.Network)],
            CreateNetwork create => [Changes("network", create.Network.Name)],
            RemoveNetwork remove => [Changes("network", remove.Name)],
            CreateVolume create => [Changes("volume", create.Volume.Name)],
            RemoveVolume remove => [Changes("volume", remove.Name)],
            SetAside aside => [Changes("container", aside.Name)],
            ReplacementWait wait => [Uses("container", wait.Name)],
            WaitForService wait => wait.Containers.Select(name => Uses("container", name)),
            PullImage or BuildImage => [],
            _ => throw new InvalidOperationException($"nobody said what {step} touches"),
        };

    private static (string Thing, bool Changes) Changes(string kind, string name) => ($"{kind} {name}", true);

    private static (string Thing, bool Changes) Uses(string kind, string name) => ($"{kind} {name}", false);
}
