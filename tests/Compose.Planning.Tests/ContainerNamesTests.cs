using Compose.Planning.Naming;
using Shouldly;
using Xunit;

namespace Compose.Planning.Tests;

public sealed class ContainerNamesTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private readonly ContainerNames names = new("shop");

    [Fact]
    public void A_replica_is_called_after_project_service_and_number() => names.Replica("web", 2).ShouldBe("shop-web-2");

    [Fact]
    public void Compatibility_joins_by_underscores() => new ContainerNames("shop", '_').Replica("web", 2).ShouldBe("shop_web_2");

    [Fact]
    public void A_one_off_is_told_apart_by_twelve_digits() => names.OneOff("web", Id).ShouldBe("shop-web-run-0123456789ab");

    [Fact]
    public void A_replacement_carries_the_old_id_until_it_takes_the_name()
    {
        var temporary = ContainerNames.Temporary(Id, "shop-web-1");

        temporary.ShouldBe("0123456789ab_shop-web-1");
    }

    [Theory]
    [InlineData("shop-web-1", "web-1")]
    [InlineData("shop_web_1", "web_1")]
    [InlineData("0123456789ab_gateway", "0123456789ab_gateway")]
    public void A_replacement_says_which_name_it_is_to_have(string name, string replace) => names.IsFinal(name, replace).ShouldBeTrue();

    [Theory]
    [InlineData("0123456789ab_shop-web-1", "web-1")]
    [InlineData("shop-web-2", "web-1")]
    public void Any_other_name_is_not_its_last(string name, string replace) => names.IsFinal(name, replace).ShouldBeFalse();

    [Fact]
    public void Logs_leave_the_project_out() => names.WithoutProject("shop-web-1").ShouldBe("web-1");

    [Fact]
    public void A_custom_name_stays_whole_in_logs() => names.WithoutProject("gateway").ShouldBe("gateway");
}
