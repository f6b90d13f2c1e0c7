using Compose.Engine.Configuration;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Engine.Tests.Config;

public sealed class CredentialsTextTests
{
    [Fact]
    public async Task What_is_written_is_read_back()
    {
        var written = new Dictionary<string, RegistryAuth>
        {
            ["registry.example:5000"] = new()
            {
                Username = "ada",
                Password = "a:b\"é",
                ServerAddress = "registry.example:5000",
            },
            ["https://index.docker.io/v1/"] = new() { IdentityToken = "token+/=", ServerAddress = "https://index.docker.io/v1/" },
        };
        using var home = new Folder();
        home.With("config.json", CredentialsText.Of(written));
        var read = await new Credentials(DockerConfig.Load(new Dictionary<string, string> { ["DOCKER_CONFIG"] = home.Path })).AllAsync(
            CancellationToken.None
        );
        read.ShouldBe(written, ignoreOrder: true);
    }

    [Fact]
    public void Nobody_is_an_empty_list() => CredentialsText.Of(new Dictionary<string, RegistryAuth>()).ShouldBe("{\n\t\"auths\": {}\n}");
}
