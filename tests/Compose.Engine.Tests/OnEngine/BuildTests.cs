using System.Text;
using Compose.Engine.Build;
using Compose.Engine.Contract;
using Compose.Engine.Streams;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.OnEngine;

[Collection(EngineCollection.Name), Trait("Category", "Engine")]
public sealed class BuildTests(EngineFixture fixture) : IDisposable
{
    private readonly IEngine engine = fixture.Engine;
    private readonly CancellationToken patience = fixture.Patience;
    private readonly Folder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_image_is_built_from_what_is_not_ignored(bool buildKit)
    {
        root.With(
            "Dockerfile",
            $"""
            FROM {EngineFixture.Image} AS base
            ARG WORD=none
            COPY . /app
            RUN echo said $WORD && ls /app && cat /app/keep.txt
            FROM base AS other
            RUN exit 1
            """
        );
        root.With(".dockerignore", "*.txt\n!keep.txt\n").With("keep.txt", "kept\n").With("drop.txt");
        var tag = fixture.Name(buildKit ? "kit" : "classic") + ":1";
        var (output, images) = await BuildAsync(
            new()
            {
                BuildKit = buildKit,
                Tags = [tag],
                Target = "base",
                BuildArgs = new Dictionary<string, string?> { ["WORD"] = "it's \"so\"" },
                Labels = fixture.Labels,
                NoCache = true,
            }
        );
        output.ShouldContain("kept\n");
        output.ShouldContain("said it's \"so\"");
        output.ShouldNotContain("drop.txt");
        var image = await engine.InspectImageAsync(tag, manifests: false, patience);
        images.ShouldBe([image.Id]);
        image.Config.ShouldNotBeNull().Labels.ShouldNotBeNull().ShouldContain(fixture.Labels.Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_build_that_fails_says_why(bool buildKit)
    {
        root.With("Dockerfile", $"FROM {EngineFixture.Image}\nRUN echo before && exit 7\n");
        var error = await Should.ThrowAsync<EngineException>(() => BuildAsync(new() { BuildKit = buildKit, NoCache = true }));
        error.Message.ShouldContain("7");
    }

    [Fact]
    public async Task Steps_are_told_apart_and_a_second_build_is_cached()
    {
        root.With(
            "Dockerfile",
            $"FROM {EngineFixture.Image}\nRUN echo {fixture.Name("cached")}\nLABEL {fixture.Labels.Single().Key}={fixture.Labels.Single().Value}\n"
        );
        await BuildAsync(new());
        await using var context = BuildContext.Open(root.Path, null, patience);
        var vertexes = await engine
            .BuildImageAsync(new(), context.Tar, patience)
            .OfType<BuildTrace>()
            .SelectMany(trace => trace.Status.Vertexes)
            .ToListAsync(patience);
        vertexes.ShouldContain(vertex => vertex.Cached && vertex.Name.Contains("RUN echo"));
        vertexes.ShouldContain(vertex => vertex.Completed >= vertex.Started);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named()
    {
        IEnumerable<TarItem> items = [new LocalItem { Name = "gone", Source = new FileInfo(root.With("gone", "x")["gone"]) }];
        ((LocalItem)items.Single()).Source.Refresh();
        _ = ((FileInfo)((LocalItem)items.Single()).Source).Length;
        File.Delete(root["gone"]);
        await using var tar = TarStream.Open(items, patience);
        var error = await Should.ThrowAsync<EngineException>(async () =>
        {
            await foreach (var _ in engine.BuildImageAsync(new(), tar, patience)) { }
        });
        error.Message.ShouldStartWith($"cannot read {root["gone"]}");
    }

    private async Task<(string Output, List<string> Images)> BuildAsync(BuildRequest request)
    {
        await using var context = BuildContext.Open(root.Path, null, patience);
        var output = new StringBuilder();
        List<string> images = [];
        await foreach (var message in engine.BuildImageAsync(request with { Dockerfile = context.Dockerfile }, context.Tar, patience))
        {
            switch (message)
            {
                case BuildTrace trace:
                    foreach (var log in trace.Status.Logs)
                        output.Append(Encoding.UTF8.GetString(log.Message.Span));
                    break;
                case BuildText text:
                    output.Append(text.Text);
                    break;
                case BuiltImage image:
                    images.Add(image.Id);
                    break;
            }
        }
        return (output.ToString(), images.Distinct().ToList());
    }
}
