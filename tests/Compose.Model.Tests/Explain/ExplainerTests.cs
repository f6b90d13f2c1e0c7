using Compose.Model.Diagnostics;
using Compose.Model.Explain;
using Compose.Model.Inputs;
using Compose.Model.Loading;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Explain;

public sealed class ExplainerTests
{
    public static TheoryData<string> Cases => [.. Fixtures.Cases("explain")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_value_says_where_it_is_from(string name)
    {
        var text = string.Concat(Explainer.Of(Load(name), null).Select(explanation => explanation + "\n"));
        Golden.ShouldMatch(text, Fixtures.PathOf("explain", name, "expected.txt"));
    }

    [Fact]
    public void One_value_can_be_asked_for() =>
        Explainer
            .Of(Load("variables"), "services.web.image")
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("services.web.image  nginx:1.27  compose.yaml:4:12  variable TAG from .env:1:1");

    [Fact]
    public void A_part_stands_for_all_below_it() =>
        Explainer
            .Of(Load("override"), "services.web.ports")
            .Select(explanation => explanation.Path)
            .ShouldAllBe(path => path.StartsWith("services.web.ports["));

    [Fact]
    public void A_path_that_does_not_exist_has_a_neighbour()
    {
        Explainer.Of(Load("variables"), "services.web.imgae").ShouldBeEmpty();
        Explainer.Nearest(Load("variables"), "services.web.imgae").ShouldBe("services.web.image");
    }

    [Fact]
    public void Variables_are_listed_with_their_lines() =>
        VariableOrigin
            .All(Load("variables"))
            .Select(variable => $"{variable.Name} {VariableOrigin.Of(variable)}")
            .ShouldBe([
                "COMPOSE_PROJECT_NAME is the project's name",
                "MODE from .env:2:1",
                "PWD from the environment",
                "TAG from .env:1:1",
            ]);

    private static Project Load(string name)
    {
        var folder = Fixtures.PathOf("explain", name);
        var files = new MemoryFiles();
        foreach (var path in Directory.EnumerateFiles(folder))
            files["/demo/" + Path.GetFileName(path)] = File.ReadAllText(path);
        var sink = new DiagnosticSink();
        var project = ProjectLoader.Load(
            new LoadOptions { WorkingDirectory = "/demo", Variables = new Dictionary<string, string>() },
            files,
            sink,
            CancellationToken.None
        );
        sink.ToImmutable().Where(diagnostic => diagnostic.Severity == Severity.Error).ShouldBeEmpty();
        return project.ShouldNotBeNull();
    }
}
