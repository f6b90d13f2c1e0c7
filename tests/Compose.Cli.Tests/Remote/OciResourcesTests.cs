using Compose.Cli.Remote;
using Compose.Engine.Wire;
using Compose.Model.Inputs;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Remote;

public sealed class OciResourcesTests : IDisposable
{
    private const string Project = "application/vnd.docker.compose.project";
    private const string Yaml = "application/vnd.docker.compose.file+yaml";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Layers_become_one_file_and_their_companions()
    {
        using var registry = new LocalRegistry();
        Publish(
            registry,
            Project,
            (Yaml, "name: a", "\"com.docker.compose.file\":\"compose.yaml\""),
            (Yaml, "services: {}", "\"com.docker.compose.file\":\"compose.override.yaml\""),
            (Yaml, "services: {base: {}}", "\"com.docker.compose.extends\":\"true\",\"com.docker.compose.file\":\"base.yaml\""),
            ("application/vnd.docker.compose.envfile", "A=1", "\"com.docker.compose.envfile\":\"web.env\""),
            ("application/octet-stream", "ignored", "\"x\":\"y\"")
        );
        var path = Fetch(registry, "demo/app:1");
        File.ReadAllText(path).ShouldBe("name: a\n---\nservices: {}");
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "base.yaml")).ShouldBe("services: {base: {}}");
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "web.env")).ShouldBe("A=1");
    }

    [Fact]
    public void The_copy_is_kept_under_the_digest_and_only_the_manifest_is_asked_for_again()
    {
        using var registry = new LocalRegistry();
        var digest = Publish(registry, Project, (Yaml, "name: a", "\"x\":\"y\""));
        var path = Fetch(registry, "demo/app:1");
        path.ShouldBe($"{folder.Path}/{digest["sha256:".Length..]}/compose.yaml");
        Fetch(registry, "demo/app:1").ShouldBe(path);
        registry.Requests.Count(request => request.Contains("/blobs/")).ShouldBe(1);
    }

    [Theory]
    [InlineData("me:secret", null)]
    [InlineData("me:other", "pull access to `")]
    public void A_registry_that_asks_is_told_who_we_are(string password, string? refusal)
    {
        using var registry = new LocalRegistry { Password = password };
        Publish(registry, Project, (Yaml, "name: a", "\"x\":\"y\""));
        if (refusal is null)
            File.ReadAllText(Fetch(registry, "demo/app:1")).ShouldBe("name: a");
        else
            Should.Throw<RemoteResourceException>(() => Fetch(registry, "demo/app:1")).Message.ShouldStartWith(refusal);
    }

    [Fact]
    public void A_file_name_that_leads_out_is_refused_and_nothing_remains()
    {
        using var registry = new LocalRegistry();
        Publish(registry, Project, ("application/vnd.docker.compose.envfile", "A=1", "\"com.docker.compose.envfile\":\"../web.env\""));
        Should
            .Throw<RemoteResourceException>(() => Fetch(registry, "demo/app:1"))
            .Message.ShouldBe("its file name `../web.env` leads out of it");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Bytes_that_are_not_those_of_the_digest_are_refused()
    {
        using var registry = new LocalRegistry();
        Publish(registry, Project, (Yaml, "name: a", "\"x\":\"y\""));
        registry.Answer($"/v2/demo/app/blobs/{LocalRegistry.DigestOf("name: a")}", "name: evil");
        Should.Throw<RemoteResourceException>(() => Fetch(registry, "demo/app:1")).Message.ShouldStartWith("the registry's response does");
    }

    [Fact]
    public void An_image_is_no_project()
    {
        using var registry = new LocalRegistry();
        Publish(registry, "application/vnd.example", (Yaml, "name: a", "\"x\":\"y\""));
        Should
            .Throw<RemoteResourceException>(() => Fetch(registry, "demo/app:1"))
            .Message.ShouldBe("it is not a compose project but application/vnd.example");
    }

    [Fact]
    public void What_is_not_there_is_said()
    {
        using var registry = new LocalRegistry();
        Should
            .Throw<RemoteResourceException>(() => Fetch(registry, "demo/app:2"))
            .Message.ShouldBe($"the registry has no `{registry.Host}/demo/app:2`");
        Should
            .Throw<RemoteResourceException>(() => Resources().Fetch("oci://127.0.0.1:1/demo/app", CancellationToken.None))
            .Message.ShouldStartWith("the registry 127.0.0.1:1 cannot be reached");
    }

    public void Dispose() => folder.Dispose();

    private string Fetch(LocalRegistry registry, string name) =>
        Resources(registry.Host).Fetch($"oci://{registry.Host}/{name}", CancellationToken.None);

    private OciResources Resources(params ReadOnlySpan<string> insecure) =>
        new(
            new OciRegistry(() => new HttpClient(), (_, _) => new RegistryAuth { Username = "me", Password = "secret" }, [.. insecure]),
            () => new RemoteCache(folder.Path)
        );

    private static string Publish(LocalRegistry registry, string type, params (string Type, string Content, string Notes)[] layers)
    {
        var list = layers.Select(layer =>
            $$$"""{"mediaType":"{{{layer.Type}}}","digest":"{{{registry.AddBlob(layer.Content)}}}","annotations":{ {{{layer.Notes}}} }}"""
        );
        var manifest =
            $$"""{"schemaVersion":2,"artifactType":"{{type}}","config":{"mediaType":"application/vnd.oci.empty.v1+json"},"layers":[{{string.Join(",", list)}}]}""";
        registry.Answer("/v2/demo/app/manifests/1", manifest);
        return LocalRegistry.DigestOf(manifest);
    }
}
