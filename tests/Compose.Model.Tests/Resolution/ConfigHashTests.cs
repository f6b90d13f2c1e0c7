using Compose.Model.Output;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

public sealed class ConfigHashTests
{
    private const string Plain = "services:\n  web:\n    image: app:1\n";

    [Fact]
    public void The_hash_is_of_the_compact_json_in_the_order_of_the_reference()
    {
        // SHA-256 of {"command":null,"entrypoint":null,"image":"app:1","networks":{"default":null}}
        Hash(Plain).ShouldBe("8fedce9ebc0cd2011942fd41ff21cc21ec33265084ed6ce6195679f7db5d692d");
    }

    [Theory]
    [InlineData("    scale: 3\n")]
    [InlineData("    pull_policy: always\n")]
    [InlineData("    profiles: []\n")]
    [InlineData("    x-note: other\n")]
    [InlineData("    depends_on: [db]\n  db:\n    image: db:1\n")]
    public void What_does_not_make_the_container_leaves_the_hash_alone(string more) => Hash(Plain + more).ShouldBe(Hash(Plain));

    [Theory]
    [InlineData("    hostname: a\n")]
    [InlineData("    environment: {A: \"$$1\"}\n")]
    [InlineData("    command: []\n")]
    public void What_makes_the_container_changes_the_hash(string more) => Hash(Plain + more).ShouldNotBe(Hash(Plain));

    [Theory]
    [InlineData("ddc7d60a1012198053efa281b6553973f26d0d71e54e1d914b3104041e98462a")] // Docker Compose 2.26.1: config --hash web
    [InlineData("d56c290b119411685e731ef48b9145aecd0a78faf93645386195fe2ae88cf097")] // the same without depends_on, as of 2.29.3
    public void Containers_of_earlier_releases_are_known(string hash)
    {
        const string Yaml = """
            services:
              web:
                image: app:1
                profiles: [a]
                depends_on:
                  db: {condition: service_healthy, restart: true}
                  cache: {condition: service_started, required: false}
              db: {image: "db:1"}
              cache: {image: "cache:1"}
            """;
        var project = Loaded.Project(Yaml);
        var web = project.FindService("web") ?? project.DisabledServices.Single(service => service.Name == "web");

        ConfigHash.Of(web).ShouldNotBe(hash);
        ConfigHash.IsOf(hash, web).ShouldBeTrue();
        ConfigHash.IsOf(hash, project.FindService("db")!).ShouldBeFalse();
        ConfigHash.IsOf(null, web).ShouldBeFalse();
    }

    [Fact]
    public void A_bind_mount_of_an_earlier_release_is_known()
    {
        const string Yaml = """
            services:
              web:
                image: app:1
                volumes:
                  - /srv/page:/page:ro
                  - {type: bind, source: /srv/data, target: /data, bind: {create_host_path: false}}
                depends_on: [db]
              db: {image: "db:1"}
            """;

        // Docker Compose 2.26.1: config --hash web
        ConfigHash
            .IsOf("9c991437a2d7bb89c5db25c1c3ad751206a92681e90f230453b38df069ff3c68", Loaded.Project(Yaml).FindService("web")!)
            .ShouldBeTrue();
    }

    [Fact]
    public void A_shared_namespace_is_hashed_by_the_container_behind_it()
    {
        var web = Loaded
            .Project(
                "services:\n  web:\n    image: app:1\n    network_mode: service:vpn\n    volumes_from: [\"vpn:ro\"]\n  vpn:\n    image: "
                    + "vpn:1\n"
            )
            .FindService("web")!;

        var first = ConfigHash.Of(web, name => name == "vpn" ? "c0ffee" : null);
        first.ShouldNotBe(ConfigHash.Of(web));
        first.ShouldNotBe(ConfigHash.Of(web, _ => "decade"));
        ConfigHash.Of(web, _ => null).ShouldBe(ConfigHash.Of(web));
    }

    [Fact]
    public void A_volume_without_driver_is_a_local_one()
    {
        var volumes = Loaded
            .Project(
                "volumes:\n  one: {name: v}\n  two: {name: v, driver: local}\nservices:\n  web:\n    image: app:1\n    volumes: "
                    + "[\"one:/a\", \"two:/b\"]\n"
            )
            .Volumes;

        ConfigHash.Of(volumes[0]).ShouldBe(ConfigHash.Of(volumes[1]));
    }

    private static string Hash(string yaml) => ConfigHash.Of(Loaded.Project(yaml).FindService("web")!);
}
