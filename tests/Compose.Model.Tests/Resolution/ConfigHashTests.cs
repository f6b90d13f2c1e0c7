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

    [Fact]
    public void A_shared_namespace_is_hashed_by_the_container_behind_it()
    {
        var web = Loaded.Project("services:\n  web:\n    image: app:1\n    network_mode: service:vpn\n    volumes_from: [\"vpn:ro\"]\n  vpn:\n    image: vpn:1\n").FindService("web")!;

        var first = ConfigHash.Of(web, name => name == "vpn" ? "c0ffee" : null);
        first.ShouldNotBe(ConfigHash.Of(web));
        first.ShouldNotBe(ConfigHash.Of(web, _ => "decade"));
        ConfigHash.Of(web, _ => null).ShouldBe(ConfigHash.Of(web));
    }

    [Fact]
    public void A_volume_without_driver_is_a_local_one()
    {
        var volumes = Loaded.Project("volumes:\n  one: {name: v}\n  two: {name: v, driver: local}\nservices:\n  web:\n    image: app:1\n    volumes: [\"one:/a\", \"two:/b\"]\n").Volumes;

        ConfigHash.Of(volumes[0]).ShouldBe(ConfigHash.Of(volumes[1]));
    }

    private static string Hash(string yaml) => ConfigHash.Of(Loaded.Project(yaml).FindService("web")!);
}
