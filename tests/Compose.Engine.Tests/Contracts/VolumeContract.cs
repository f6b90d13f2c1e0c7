using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Volumes and their users.</summary>
public abstract class VolumeContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task A_volume_is_made_used_and_removed()
    {
        var name = under.Name("vol");
        await engine.CreateVolumeAsync(new() { Name = name, Labels = under.Labels }, patience);
        (await engine.InspectVolumeAsync(name, patience)).Labels.ShouldBe(under.Labels);
        (await engine.ListVolumesAsync(under.Own.Name(name), patience)).ShouldHaveSingleItem().Driver.ShouldBe("local");
        var id = await under.CreateAsync("user", under.Shell("true") with { HostConfig = new() { Binds = [name + ":/data:ro"] } });
        (await engine.InspectContainerAsync(id, patience))
            .Mounts.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                mount => mount.Name.ShouldBe(name),
                mount => mount.RW.ShouldBeFalse(),
                mount => mount.Destination.ShouldBe("/data")
            );
        var used = await EngineUnderTest.RefusedAsync(() => engine.RemoveVolumeAsync(name, force: true, patience));
        (used.IsConflict, used.Message).ShouldBe((true, $"remove {name}: volume is in use - [{id}]"));
        await under.RemoveAsync(id);
        await engine.RemoveVolumeAsync(name, force: false, patience);
        await engine.RemoveVolumeAsync(name, force: true, patience);
        (await EngineUnderTest.RefusedAsync(() => engine.RemoveVolumeAsync(name, force: false, patience))).IsNotFound.ShouldBeTrue();
        var gone = await EngineUnderTest.RefusedAsync(() => engine.InspectVolumeAsync(name, patience));
        (gone.IsNotFound, gone.Message).ShouldBe((true, $"get {name}: no such volume"));
    }

    [Fact]
    public async Task A_volume_that_is_there_stays_as_it_is()
    {
        var name = under.Name("kept");
        await engine.CreateVolumeAsync(new() { Name = name, Labels = under.Labels }, patience);
        var again = await engine.CreateVolumeAsync(
            new()
            {
                Name = name,
                Labels = new Dictionary<string, string> { ["other"] = "label" },
            },
            patience
        );
        again.Labels.ShouldBe(under.Labels);
        await engine.RemoveVolumeAsync(name, force: false, patience);
    }

    [Fact]
    public async Task A_named_volume_is_made_by_who_mounts_it_and_survives_them()
    {
        var name = under.Name("made");
        var id = await under.CreateAsync(
            "maker",
            under.Shell("true") with
            {
                HostConfig = new()
                {
                    Mounts =
                    [
                        new()
                        {
                            Type = "volume",
                            Source = name,
                            Target = "/data",
                            ReadOnly = true,
                            VolumeOptions = new() { Labels = under.Labels },
                        },
                    ],
                },
            }
        );
        var mount = (await engine.InspectContainerAsync(id, patience)).Mounts.ShouldHaveSingleItem();
        (mount.Type, mount.Name, mount.Destination, mount.RW).ShouldBe(("volume", name, "/data", false));
        await under.RemoveAsync(id);
        (await engine.InspectVolumeAsync(name, patience)).Labels.ShouldBe(under.Labels);
        await engine.RemoveVolumeAsync(name, force: false, patience);
    }

    [Fact]
    public async Task Mounts_are_lent_by_other_containers()
    {
        var lender = await under.CreateAsync(
            "lender",
            under.Shell("true") with
            {
                HostConfig = new() { Binds = [under.Name("lent") + ":/data"] },
            }
        );
        var borrower = await under.CreateAsync("borrower", under.Shell("true") with { HostConfig = new() { VolumesFrom = [lender] } });
        (await engine.InspectContainerAsync(borrower, patience)).Mounts.ShouldHaveSingleItem().Name.ShouldBe(under.Name("lent"));
        await under.RemoveAsync(borrower);
        await under.RemoveAsync(lender);
        await engine.RemoveVolumeAsync(under.Name("lent"), force: false, patience);
        var missing = await EngineUnderTest.RefusedAsync(() =>
            under.CreateAsync("alone", under.Shell("true") with { HostConfig = new() { VolumesFrom = [under.Name("nobody")] } })
        );
        missing.Message.ShouldBe($"No such container: {under.Name("nobody")}");
    }

    [Fact]
    public async Task A_bind_whose_source_is_missing_is_refused()
    {
        var body = under.Shell("true") with
        {
            HostConfig = new()
            {
                Mounts =
                [
                    new()
                    {
                        Type = "bind",
                        Source = "/no/such/folder",
                        Target = "/data",
                    },
                ],
            },
        };
        var error = await EngineUnderTest.RefusedAsync(() => under.CreateAsync("bound", body));
        error.IsInvalid.ShouldBeTrue();
        error.Message.ShouldBe("invalid mount config for type \"bind\": bind source path does not exist: /no/such/folder");
    }
}
