using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Config;

public sealed class DockerConfigTests : IDisposable
{
    private readonly Folder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_missing_file_is_an_empty_one()
    {
        var config = Load();
        config.DetachKeys.ShouldBeNull();
        config.PsFormat.ShouldBeNull();
        config.ProxyVariables("unix:///x").ShouldBeEmpty();
    }

    [Fact]
    public void What_compose_uses_is_read_and_the_rest_is_left_alone()
    {
        home.With(
            "config.json",
            """{"psFormat":"table {{.Name}}","detachKeys":"ctrl-x","HttpHeaders":{"X-Meta":"1"},"plugins":{"a":{"b":"c"}}}"""
        );
        var config = Load();
        (config.PsFormat, config.DetachKeys).ShouldBe(("table {{.Name}}", "ctrl-x"));
        config.File.HttpHeaders.ShouldNotBeNull()["X-Meta"].ShouldBe("1");
    }

    [Fact]
    public void A_damaged_file_is_named_with_line_and_column()
    {
        home.With("config.json", "{\n  \"auths\": [\n}");
        Should.Throw<EngineException>(Load).Message.ShouldStartWith($"{home["config.json"]}:2:");
    }

    [Fact]
    public void The_directory_is_below_home_unless_said_otherwise()
    {
        DockerConfig
            .Load(new Dictionary<string, string> { ["HOME"] = "/h", ["USERPROFILE"] = "/h" })
            .Directory.ShouldBe(Path.Combine("/h", ".docker"));
        DockerConfig.Load(new Dictionary<string, string>(), home.Path).Directory.ShouldBe(home.Path);
    }

    [Fact]
    public void Proxies_come_in_both_cases_and_an_engine_may_have_its_own()
    {
        home.With(
            "config.json",
            """{"proxies":{"default":{"httpProxy":"http://p:1","noProxy":"a,b"},"tcp://x:1":{"allProxy":"socks5://s"}}}"""
        );
        Load()
            .ProxyVariables("unix:///x")
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["HTTP_PROXY"] = "http://p:1",
                    ["http_proxy"] = "http://p:1",
                    ["NO_PROXY"] = "a,b",
                    ["no_proxy"] = "a,b",
                },
                ignoreOrder: true
            );
        Load().ProxyVariables("tcp://x:1").Keys.ShouldBe(["ALL_PROXY", "all_proxy"], ignoreOrder: true);
    }

    private DockerConfig Load() => DockerConfig.Load(new Dictionary<string, string> { ["DOCKER_CONFIG"] = home.Path });
}
