using Compose.Model.Diagnostics;
using Compose.Model.Passes.Selecting;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

public sealed class SelectionTests
{
    private const string Yaml = """
        services:
          web: {image: app:1, depends_on: [api], networks: [front]}
          api: {image: app:1, depends_on: [db], networks: [back]}
          db: {image: db:1, networks: [back], volumes: ["data:/data"]}
          tool: {image: tool:1, profiles: [tools], networks: [back]}
          other-tool: {image: tool:1, profiles: [tools], networks: [back]}
        networks: {front: {}, back: {}}
        volumes: {data: {}}
        """;

    [Theory]
    [InlineData("db", true, "db", "back", "data")]
    [InlineData("web", true, "api db web", "back front", "data")]
    [InlineData("web", false, "web", "front", "")]
    [InlineData("?b", true, "db", "back", "data")]
    [InlineData("tool", true, "tool", "back", "")]
    [InlineData("[a-d]*", false, "api db", "back", "data")]
    public void A_selection_keeps_what_was_named_and_what_that_uses(
        string name,
        bool withDependencies,
        string services,
        string networks,
        string volumes
    )
    {
        var sink = new DiagnosticSink();
        var selected = Loaded.Project(Yaml).Select([name], withDependencies, sink);

        sink.Count.ShouldBe(0);
        string.Join(' ', selected.Services.Select(s => s.Name)).ShouldBe(services);
        string.Join(' ', selected.Networks.Select(n => n.Key)).ShouldBe(networks);
        string.Join(' ', selected.Volumes.Select(v => v.Key)).ShouldBe(volumes);
    }

    [Fact]
    public void A_pattern_meets_enabled_services_only()
    {
        var sink = new DiagnosticSink();
        var selected = Loaded.Project(Yaml).Select(["*o*"], withDependencies: true, sink);

        selected.Services.ShouldBeEmpty();
        sink.ToImmutable().Single().Message.ShouldContain("*o*");
    }

    [Fact]
    public void Edges_that_leave_the_selection_are_dropped()
    {
        var sink = new DiagnosticSink();
        var selected = Loaded.Project(Yaml).Select(["web"], withDependencies: false, sink);

        selected.Services.Single().Node["depends_on"].ShouldBeNull();
        selected.DisabledServices.Length.ShouldBe(4);
    }

    [Fact]
    public void A_name_that_fits_nothing_is_told_with_the_nearest()
    {
        var sink = new DiagnosticSink();
        Loaded.Project(Yaml).Select(["wbe"], withDependencies: true, sink);

        sink.ToImmutable().Single().Help.ShouldBe("did you mean `web`?");
    }
}
