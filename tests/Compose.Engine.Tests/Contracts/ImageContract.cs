using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Contracts;

/// <summary>Images and their names.</summary>
public abstract class ImageContract(EngineUnderTest under)
{
    private readonly IEngine engine = under.Engine;
    private readonly CancellationToken patience = under.Patience;

    [Fact]
    public async Task A_container_becomes_an_image()
    {
        var id = await under.RunAsync("commit", "sleep 600");
        var target = ImageReference.Parse(under.Name("committed") + ":1");
        var image = await engine.CommitContainerAsync(
            id,
            new()
            {
                Target = target,
                Message = "m",
                Changes = ["CMD [\"true\"]"],
            },
            patience
        );
        var shown = await engine.InspectImageAsync(target.ToString(), manifests: true, patience);
        shown.Id.ShouldBe(image);
        shown.Config.ShouldNotBeNull().Cmd.ShouldBe(["true"]);
        shown.RepoTags.ShouldBe([target.ToString()]);
        await engine.TagImageAsync(image, ImageReference.Parse(under.Name("committed") + ":2"), patience);
        (await engine.RemoveImageAsync(target.ToString(), force: false, prune: false, patience))
            .ShouldHaveSingleItem()
            .Untagged.ShouldNotBeNull();
        (await EngineUnderTest.RefusedAsync(() => engine.InspectImageAsync(target.ToString(), false, patience))).IsNotFound.ShouldBeTrue();
        await using (var files = await engine.ExportContainerAsync(id, patience))
            (await files.ReadAtLeastAsync(new byte[512], 512, false, patience)).ShouldBe(512);
        await under.RemoveAsync(id);
    }

    [Fact]
    public async Task An_image_that_a_container_needs_stays()
    {
        var id = await under.RunAsync("needs", "sleep 600");
        var name = under.Name("needed") + ":1";
        await engine.CommitContainerAsync(id, new() { Target = ImageReference.Parse(name) }, patience);
        var user = await under.CreateAsync("needing", under.Shell("true") with { Image = name });
        var error = await EngineUnderTest.RefusedAsync(() => engine.RemoveImageAsync(name, force: false, prune: false, patience));
        error.IsConflict.ShouldBeTrue();
        error.Message.ShouldContain($"container {user[..12]} is using its referenced image");
        await under.RemoveAsync(user);
        await under.RemoveAsync(id);
        (await engine.RemoveImageAsync(name, force: false, prune: false, patience)).Select(effect => effect.Untagged).ShouldContain(name);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var name = under.Name("no-image") + ":1";
        (await EngineUnderTest.RefusedAsync(() => engine.InspectImageAsync(name, false, patience))).ShouldSatisfyAllConditions(
            error => error.IsNotFound.ShouldBeTrue(),
            error => error.Message.ShouldContain($"No such image: {name}")
        );
        (await EngineUnderTest.RefusedAsync(() => engine.RemoveImageAsync(name, true, false, patience))).IsNotFound.ShouldBeTrue();
        (
            await EngineUnderTest.RefusedAsync(() => engine.TagImageAsync(name, ImageReference.Parse("x:1"), patience))
        ).IsNotFound.ShouldBeTrue();
    }

    [Fact]
    public async Task Lists_are_narrowed_by_label_and_reference()
    {
        var id = await under.RunAsync("listed", "sleep 600");
        var name = under.Name("listed") + ":1";
        var image = await engine.CommitContainerAsync(id, new() { Target = ImageReference.Parse(name) }, patience);
        (await engine.ListImagesAsync(under.Own.With("reference", name), patience))
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                row => row.Id.ShouldBe(image),
                row => row.RepoTags.ShouldBe([name]),
                row => row.Labels.ShouldContain(under.Labels.Single())
            );
        (await engine.ListImagesAsync(under.Own.With("reference", under.Name("other")), patience)).ShouldBeEmpty();
        await under.RemoveAsync(id);
        await engine.RemoveImageAsync(name, force: true, prune: true, patience);
    }

    [Fact]
    public async Task An_image_that_cannot_be_pulled_or_pushed_is_a_failure()
    {
        await Should.ThrowAsync<EngineException>(async () =>
            await engine.PullImageAsync(ImageReference.Parse("127.0.0.1:1/no/such:image"), null, null, patience).ToListAsync(patience)
        );
        var push = await Should.ThrowAsync<EngineException>(async () =>
            await engine.PushImageAsync(ImageReference.Parse("127.0.0.1:1/no/such:image"), null, patience).ToListAsync(patience)
        );
        push.Message.ShouldContain("127.0.0.1:1/no/such");
        await EngineUnderTest.RefusedAsync(() =>
            engine.InspectDistributionAsync(ImageReference.Parse("127.0.0.1:1/no/such:image"), null, patience)
        );
    }

    [Fact]
    public async Task The_engine_says_who_it_is()
    {
        var ping = await engine.PingAsync(patience);
        (await engine.VersionAsync(patience)).ApiVersion.ShouldBe(ping.EngineApi.ToString());
        (await engine.InfoAsync(patience)).OSType.ShouldBe(ping.Os);
    }
}
