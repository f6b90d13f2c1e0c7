using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

/// <summary>Behaviour that needs a real disk: links.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compose-model-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_link_leads_to_its_end_and_anything_else_to_itself()
    {
        var files = new DiskFiles();
        Write("real", "");
        Link("link", "real");
        Link("round", "about");
        Link("about", "round");

        files.ResolveLink(At("link")).ShouldBe(At("real"));
        files.ResolveLink(At("real")).ShouldBe(At("real"));
        files.ResolveLink(At("missing")).ShouldBe(At("missing"));
        files.ResolveLink(At("missing/below")).ShouldBe(At("missing/below"));
        files.ResolveLink(At("round")).ShouldBe(At("round"));
    }

    [Fact]
    public void Files_that_include_each_other_through_links_are_a_circle()
    {
        Write("compose.yaml", "include: [again.yaml]\nservices: {}\n");
        Link("again.yaml", "compose.yaml");

        Findings().Single().Descriptor.Id.ShouldBe("CF103");
    }

    [Fact]
    public void A_watched_path_is_where_its_link_leads()
    {
        Directory.CreateDirectory(At("source"));
        Link("src", "source");
        Write(
            "compose.yaml",
            "services:\n  web:\n    build: .\n    develop: {watch: [{path: ./src/app, action: rebuild}, {path: ./missing, action: rebuild}]}\n"
        );

        var sink = new DiagnosticSink();
        var watch = Load(sink)!.FindService("web")!.Develop!.Watch;
        watch.Select(rule => rule.Path).ShouldBe([At("source/app"), At("missing")]);
    }

    [Theory]
    [InlineData(".env", "missing.conf")]
    [InlineData(".env", "/nowhere/at/all")]
    [InlineData("part/.env", "../missing.conf")]
    [InlineData("part/.env", "missing/below")]
    public void An_env_file_that_is_a_link_to_nothing_is_none(string link, string target)
    {
        Directory.CreateDirectory(At("part"));
        Write("compose.yaml", "include: [part/compose.yaml]\n");
        Write("part/compose.yaml", "services:\n  web: {image: web:1}\n");
        File.CreateSymbolicLink(At(link), target);

        Findings().ShouldBeEmpty();
    }

    [Fact]
    public void An_env_file_is_read_through_links_of_its_folder()
    {
        Directory.CreateDirectory(At("real/app"));
        Write("real/shared.env", "TAG=1.4\n");
        File.CreateSymbolicLink(At("real/app/.env"), "../shared.env");
        File.CreateSymbolicLink(At("linked"), "real/app");
        Write("real/app/compose.yaml", "services:\n  web: {image: \"web:${TAG}\"}\n");
        Write("compose.yaml", "include: [linked/compose.yaml]\n");

        Findings().ShouldBeEmpty();
    }

    private IEnumerable<Diagnostic> Findings()
    {
        var sink = new DiagnosticSink();
        Load(sink);
        return sink.ToImmutable();
    }

    private Project? Load(DiagnosticSink sink) =>
        ProjectLoader.Load(
            new LoadOptions { WorkingDirectory = folder, Variables = new Dictionary<string, string>() },
            new DiskFiles(),
            sink,
            CancellationToken.None
        );

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string text) => File.WriteAllText(At(name), text);

    private void Link(string name, string target) => File.CreateSymbolicLink(At(name), At(target));
}
