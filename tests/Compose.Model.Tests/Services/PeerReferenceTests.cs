using Compose.Model.Services;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Services;

public class PeerReferenceTests
{
    [Theory]
    [InlineData("service:db", "db", null)]
    [InlineData("container:ab12", null, "ab12")]
    [InlineData("service:", "", null)]
    [InlineData("host", null, null)]
    [InlineData("Service:db", null, null)]
    [InlineData(null, null, null)]
    public void A_namespace_or_a_context_names_somebody_by_a_word_in_front(string? text, string? service, string? container)
    {
        var peer = PeerReference.Of(text);
        (peer.Service, peer.Container, peer.Mode).ShouldBe((service, container, null));
    }

    [Theory]
    [InlineData("db", "db", null, null)]
    [InlineData("db:ro", "db", null, ":ro")]
    [InlineData("container:ab12", null, "ab12", null)]
    [InlineData("container:ab12:ro", null, "ab12", ":ro")]
    [InlineData("service:ro", "service", null, ":ro")]
    [InlineData("container", "container", null, null)]
    public void Volumes_are_taken_from_services_by_their_bare_name(string text, string? service, string? container, string? mode)
    {
        var peer = PeerReference.OfVolumes(text);
        (peer.Service, peer.Container, peer.Mode).ShouldBe((service, container, mode));
    }

    [Fact]
    public void A_container_is_named_as_it_is_read() => PeerReference.Of(PeerReference.ToContainer("ab12")).Container.ShouldBe("ab12");
}
