using Compose.Engine.Contract;
using Compose.Engine.Transport;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Config;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", EngineTransport.UnixSocket, "", 0, "/var/run/docker.sock")]
    [InlineData("/var/run/docker.sock", EngineTransport.UnixSocket, "", 0, "/var/run/docker.sock")]
    [InlineData("tcp://10.0.0.1:2375", EngineTransport.Tcp, "10.0.0.1", 2375, "")]
    [InlineData("tcp://build.example.com", EngineTransport.Tcp, "build.example.com", 2375, "")]
    [InlineData("10.0.0.1:4243", EngineTransport.Tcp, "10.0.0.1", 4243, "")]
    [InlineData(":4243", EngineTransport.Tcp, "127.0.0.1", 4243, "")]
    [InlineData("tcp://[::1]:2375", EngineTransport.Tcp, "::1", 2375, "")]
    [InlineData("tcp://[fe80::1]", EngineTransport.Tcp, "fe80::1", 2375, "")]
    [InlineData("http://proxy.example.com:80/engines/a/", EngineTransport.Tcp, "proxy.example.com", 80, "/engines/a")]
    [InlineData("ssh://build.example.com", EngineTransport.Ssh, "build.example.com", 0, "")]
    [InlineData(
        "ssh://build.example.com:2222/run/user/1000/docker.sock",
        EngineTransport.Ssh,
        "build.example.com",
        2222,
        "/run/user/1000/docker.sock"
    )]
    [InlineData("npipe:////./pipe/docker_engine", EngineTransport.NamedPipe, "", 0, "docker_engine")]
    public void An_address_is_taken_apart(string text, EngineTransport transport, string host, int port, string path)
    {
        var endpoint = EngineEndpoint.Parse(text);
        (endpoint.Transport, endpoint.Host, endpoint.Port, endpoint.Path, endpoint.Tls).ShouldBe((transport, host, port, path, null));
        endpoint.ToString().ShouldBe(text);
    }

    [Fact]
    public void Https_speaks_tls_on_its_own_port()
    {
        var endpoint = EngineEndpoint.Parse("https://build.example.com");
        endpoint.Tls.ShouldNotBeNull().SkipVerification.ShouldBeFalse();
        endpoint.Port.ShouldBe(2376);
    }

    [Theory]
    [InlineData("ftp://example.com", "\"ftp\" is not a supported protocol")]
    [InlineData("unix://relative.sock", "the path of the socket must be absolute")]
    [InlineData("tcp://", "it has no host")]
    [InlineData("tcp://host:port", "\"port\" is not a port")]
    [InlineData("tcp://a b:1", "\"a b\" is not a host")]
    [InlineData("http://[::1", "\":\" is not a host")]
    [InlineData("tcp://host:70000", "\"70000\" is not a port")]
    [InlineData("tcp://me@host", "a user is only allowed with ssh://")]
    [InlineData("ssh://-oProxyCommand=evil/", "it has no host")]
    [InlineData("ssh://-l@host", "it has no host")]
    [InlineData("npipe:////server/pipe/x", "the pipe must be on this machine")]
    public void What_is_no_address_is_refused_with_the_reason(string text, string reason) =>
        Should.Throw<EngineException>(() => EngineEndpoint.Parse(text)).Message.ShouldContain(reason);

    [Fact]
    public void A_password_in_an_address_is_refused_and_not_repeated() =>
        Should.Throw<EngineException>(() => EngineEndpoint.Parse("ssh://me:hunter2@host")).ToString().ShouldNotContain("hunter2");

    [Theory]
    [InlineData("ssh://host", "-o ConnectTimeout=30 -T -- host docker system dial-stdio")]
    [InlineData(
        "ssh://me@host:22/run/d.sock",
        "-o ConnectTimeout=30 -T -l me -p 22 -- host docker --host unix:///run/d.sock system dial-stdio"
    )]
    public void Ssh_is_asked_to_let_the_other_docker_talk(string text, string arguments) =>
        string.Join(' ', Dialer.SshArguments(EngineEndpoint.Parse(text))).ShouldBe(arguments);

    [Theory]
    [InlineData("1.41", 1, 41)]
    [InlineData("v1.9", 1, 9)]
    public void A_version_is_read(string text, int major, int minor)
    {
        ApiVersion.TryParse(text, out var version).ShouldBeTrue();
        version.ShouldBe(new ApiVersion(major, minor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData(null)]
    public void What_is_no_version_is_refused(string? text) => ApiVersion.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Versions_compare_as_numbers() => (new ApiVersion(1, 9) < new ApiVersion(1, 41)).ShouldBeTrue();
}
