using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Discovery;

public sealed class ProjectNameTests
{
    private readonly DiagnosticSink sink = new();

    [Theory]
    [InlineData("flag", "env", "file", "/dir", "flag")]
    [InlineData(null, "env", "file", "/dir", "env")]
    [InlineData(null, "", "file", "/dir", "file")]
    [InlineData("", null, "My_App.Foo", "/dir", "my_appfoo")]
    [InlineData(null, null, "", "/srv/_My App-1", "myapp-1")]
    [InlineData(null, null, null, "/srv/web", "web")]
    public void The_strongest_name_is_taken(string? flag, string? env, string? file, string directory, string expected)
    {
        Resolve(flag, env, file, directory).ShouldBe(expected);
        sink.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("Bar", null, "did you mean `bar`?")]
    [InlineData(null, "-x", "did you mean `x`?")]
    [InlineData("!", null, "choose a name such as `demo`")]
    public void A_name_given_by_hand_must_be_normal_already(string? flag, string? env, string help)
    {
        Resolve(flag, env, "file", "/dir").ShouldBeNull();
        sink.ToImmutable().ShouldHaveSingleItem().Help.ShouldBe(help);
    }

    [Fact]
    public void A_name_in_the_file_that_leaves_nothing_is_an_error()
    {
        Resolve(null, null, "!!", "/srv/web").ShouldBeNull();
        sink.ToImmutable().ShouldHaveSingleItem().Message.ShouldBe("`!!` contains no characters valid in a project name");
    }

    [Fact]
    public void No_name_at_all_is_an_error()
    {
        Resolve(null, null, null, "/").ShouldBeNull();
        sink.ToImmutable().ShouldHaveSingleItem().Message.ShouldBe("project name must not be empty");
    }

    private string? Resolve(string? flag, string? env, string? file, string directory)
    {
        var options = new LoadOptions
        {
            WorkingDirectory = "/",
            Variables = new Dictionary<string, string>(),
            ProjectName = flag,
        };
        var variables = env is null ? VariableScope.Empty : VariableScope.From([new Variable("COMPOSE_PROJECT_NAME", env, null)]);
        var source = new SourceText("compose.yaml", file ?? "");
        return ProjectName.Resolve(
            options,
            variables,
            file is null ? [] : [Scalar.String(new Location(source, default), file)],
            directory,
            sink
        );
    }
}
