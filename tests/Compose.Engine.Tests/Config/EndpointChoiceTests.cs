using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Config;

public sealed class EndpointChoiceTests : IDisposable
{
    // Folder names are the SHA-256 of context names.
    private const string Lab = "contexts/meta/a51146d38077ff992eba84cf1d5e9b249073503eb74868699016153b031a38f7";

    private readonly Folder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Without_a_word_it_is_the_usual_socket() => Resolve(new()).ShouldBe(EngineEndpoint.Default.Text);

    [Fact]
    public void The_flag_wins_over_everything()
    {
        Context("lab", "tcp://lab:1");
        Resolve(new() { Host = "tcp://flag:1" }, ("DOCKER_HOST", "tcp://env:1"), ("DOCKER_CONTEXT", "lab")).ShouldBe("tcp://flag:1");
    }

    [Fact]
    public void The_context_flag_wins_over_the_environment()
    {
        Context("lab", "tcp://lab:1");
        Resolve(new() { Context = "lab" }, ("DOCKER_HOST", "tcp://env:1")).ShouldBe("tcp://lab:1");
    }

    [Fact]
    public void DOCKER_HOST_wins_over_contexts()
    {
        Context("lab", "tcp://lab:1");
        Resolve(new(), ("DOCKER_HOST", "tcp://env:1"), ("DOCKER_CONTEXT", "lab")).ShouldBe("tcp://env:1");
    }

    [Fact]
    public void DOCKER_CONTEXT_wins_over_the_current_context()
    {
        Context("lab", "tcp://lab:1");
        home.With("config.json", """{"currentContext":"other"}""");
        Resolve(new(), ("DOCKER_CONTEXT", "lab")).ShouldBe("tcp://lab:1");
    }

    [Fact]
    public void The_current_context_is_used()
    {
        Context("lab", "ssh://me@lab");
        home.With("config.json", """{"currentContext":"lab"}""");
        Resolve(new()).ShouldBe("ssh://me@lab");
    }

    [Fact]
    public void The_default_context_is_what_the_environment_says()
    {
        home.With("config.json", """{"currentContext":"lab"}""");
        Resolve(new() { Context = "default" }, ("DOCKER_HOST", "tcp://env:1")).ShouldBe("tcp://env:1");
        Resolve(new() { Context = "default" }).ShouldBe(EngineEndpoint.Default.Text);
    }

    [Fact]
    public void Host_and_context_together_are_refused() =>
        Should
            .Throw<EngineException>(() => Resolve(new() { Host = "tcp://a:1", Context = "lab" }))
            .Message.ShouldContain("use one of them");

    [Fact]
    public void A_missing_context_is_named_with_who_asked_for_it() =>
        Should
            .Throw<EngineException>(() => Resolve(new(), ("DOCKER_CONTEXT", "nowhere")))
            .Message.ShouldContain("no context \"nowhere\" (DOCKER_CONTEXT)");

    [Fact]
    public void Certificates_are_those_of_the_context()
    {
        var folder = Context("lab", "tcp://lab:2376").Replace("meta", "tls", StringComparison.Ordinal);
        home.With($"{folder}/docker/ca.pem", "x");
        var tls = Endpoint(new() { Context = "lab" }).Tls.ShouldNotBeNull();
        tls.AuthorityFile.ShouldBe(home[$"{folder}/docker/ca.pem"]);
        tls.CertificateFile.ShouldBeNull();
    }

    [Theory]
    [InlineData("DOCKER_TLS_VERIFY", false)]
    [InlineData("DOCKER_TLS", true)]
    public void Certificates_are_those_of_DOCKER_CERT_PATH(string variable, bool skip)
    {
        home.With("certs/ca.pem", "x").With("certs/cert.pem", "x").With("certs/key.pem", "x");
        var endpoint = Endpoint(new(), ("DOCKER_HOST", "tcp://env"), (variable, "1"), ("DOCKER_CERT_PATH", home["certs"]));
        endpoint.Port.ShouldBe(2376);
        endpoint.Tls.ShouldBe(
            new EndpointTls
            {
                AuthorityFile = home["certs/ca.pem"],
                CertificateFile = home["certs/cert.pem"],
                KeyFile = home["certs/key.pem"],
                SkipVerification = skip,
            }
        );
    }

    [Fact]
    public void A_context_lives_in_the_folder_that_docker_gives_it() => Context("lab", "tcp://lab:1").ShouldBe(Lab);

    private string Context(string name, string host)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
        home.With(
            $"contexts/meta/{hash}/meta.json",
            $$$"""{"Name":"{{{name}}}","Metadata":{},"Endpoints":{"docker":{"Host":"{{{host}}}","SkipTLSVerify":false} } }"""
        );
        return $"contexts/meta/{hash}";
    }

    private string Resolve(EndpointChoice choice, params (string, string)[] variables) => Endpoint(choice, variables).Text;

    private EngineEndpoint Endpoint(EndpointChoice choice, params (string Name, string Value)[] variables) =>
        choice.Resolve(
            DockerConfig.Load(variables.Append(("DOCKER_CONFIG", home.Path)).ToDictionary(pair => pair.Item1, pair => pair.Item2))
        );
}
