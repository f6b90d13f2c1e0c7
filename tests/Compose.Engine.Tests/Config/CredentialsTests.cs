using System.Text;
using Compose.Engine.Configuration;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Config;

public sealed class CredentialsTests : IDisposable
{
    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Folder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("nginx", "docker.io")]
    [InlineData("library/nginx:1", "docker.io")]
    [InlineData("docker.io/library/nginx", "docker.io")]
    [InlineData("ghcr.io/owner/app:1", "ghcr.io")]
    [InlineData("localhost/app", "localhost")]
    [InlineData("localhost:5000/app", "localhost:5000")]
    public void A_reference_names_its_registry(string image, string registry) => ImageReference.Parse(image).Registry.ShouldBe(registry);

    [Theory]
    [InlineData("nginx", "nginx", null, null, "latest")]
    [InlineData("localhost:5000/app", "localhost:5000/app", null, null, "latest")]
    [InlineData("localhost:5000/app:1.2", "localhost:5000/app", "1.2", null, "1.2")]
    [InlineData("app:1@sha256:ab", "app", "1", "sha256:ab", "sha256:ab")]
    public void A_reference_is_taken_apart(string image, string name, string? tag, string? digest, string pulled)
    {
        var reference = ImageReference.Parse(image);
        (reference.Name, reference.Tag, reference.Digest, reference.TagOrDigest).ShouldBe((name, tag, digest, pulled));
        reference.ToString().ShouldBe(image);
    }

    [Fact]
    public async Task They_are_in_the_file()
    {
        Auths("https://index.docker.io/v1/", "me:pass:word");
        var auth = await For("nginx");
        auth.ShouldNotBeNull();
        (auth.Username, auth.Password, auth.ServerAddress).ShouldBe(("me", "pass:word", ImageReference.HubCredentialsKey));
        auth.ToString().ShouldNotContain("pass");
    }

    [Fact]
    public async Task Old_keys_with_a_scheme_are_found_by_host()
    {
        Auths("https://registry.example.com/v1/", "me:pw");
        (await For("registry.example.com/app")).ShouldNotBeNull().Username.ShouldBe("me");
        (await For("other.example.com/app")).ShouldBeNull();
    }

    [Fact]
    public async Task Damaged_ones_are_told_and_not_shown()
    {
        home.With("config.json", """{"auths":{"r.example.com":{"auth":"c2VjcmV0"}}}""");
        var error = await Should.ThrowAsync<EngineException>(() => For("r.example.com/app"));
        error.Message.ShouldContain("docker login r.example.com");
        error.Message.ShouldNotContain("c2VjcmV0");
    }

    [Fact, Trait("System", "Unix")]
    public async Task A_helper_is_asked_for_its_registry_and_the_store_for_the_others()
    {
        Helper("one", """read -r server; echo "{\"ServerURL\":\"$server\",\"Username\":\"one\",\"Secret\":\"s\"}" """);
        Helper("store", """read -r server; echo '{"Username":"<token>","Secret":"t"}'""");
        home.With("config.json", """{"credsStore":"store","credHelpers":{"r.example.com":"one"}}""");
        (await For("r.example.com/app")).ShouldNotBeNull().Username.ShouldBe("one");
        (await For("nginx")).ShouldBe(new RegistryAuth { IdentityToken = "t", ServerAddress = ImageReference.HubCredentialsKey });
    }

    [Fact, Trait("System", "Unix")]
    public async Task A_helper_that_knows_nobody_is_no_failure()
    {
        Helper("none", "echo 'credentials not found in native keychain'; exit 1");
        home.With("config.json", """{"credsStore":"none"}""");
        (await For("nginx")).ShouldBeNull();
    }

    [Fact, Trait("System", "Unix")]
    public async Task A_helper_that_fails_is_quoted()
    {
        Helper("bad", "echo 'the keychain is locked' >&2; exit 1");
        home.With("config.json", """{"credsStore":"bad"}""");
        (await Should.ThrowAsync<EngineException>(() => For("nginx"))).Message.ShouldEndWith("the keychain is locked");
    }

    [Fact]
    public async Task A_helper_that_is_missing_is_named()
    {
        home.With("config.json", """{"credsStore":"nowhere"}""");
        (await Should.ThrowAsync<EngineException>(() => For("nginx"))).Message.ShouldStartWith("cannot run docker-credential-nowhere");
    }

    [Fact, Trait("System", "Unix")]
    public async Task A_helper_that_hangs_is_ended_by_cancellation()
    {
        Helper("slow", "exec sleep 600");
        home.With("config.json", """{"credsStore":"slow"}""");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Credentials(Load()).ForAsync(ImageReference.Parse("nginx"), stop.Token)
        );
    }

    [Fact]
    public void Nobody_is_written_as_the_engine_expects_it()
    {
        RegistryAuth.ToHeader((RegistryAuth?)null).ShouldBe("e30=");
        Encoding
            .UTF8.GetString(Convert.FromBase64String(RegistryAuth.ToHeader(new RegistryAuth { Username = "u" })))
            .ShouldBe("""{"username":"u"}""");
    }

    private void Auths(string key, string pair) =>
        home.With("config.json", $$$"""{"auths":{"{{{key}}}":{"auth":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}}}"} } }""");

    private void Helper(string name, string script) => home.With($"docker-credential-{name}", $"#!/bin/sh\n{script}\n", Program);

    private DockerConfig Load() =>
        DockerConfig.Load(
            new Dictionary<string, string>
            {
                ["DOCKER_CONFIG"] = home.Path,
                ["PATH"] = $"{home.Path}{Path.PathSeparator}/usr/bin{Path.PathSeparator}/bin",
            }
        );

    private Task<RegistryAuth?> For(string image) => new Credentials(Load()).ForAsync(ImageReference.Parse(image), CancellationToken.None);
}
