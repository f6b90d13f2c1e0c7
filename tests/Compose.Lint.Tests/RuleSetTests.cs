using Compose.Lint.Catalog;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class RuleSetTests
{
    [Fact]
    public void Ids_and_names_are_used_once()
    {
        RuleSet.All.Select(r => r.Descriptor.Id).ShouldBeUnique();
        RuleSet.All.Select(r => r.Descriptor.Name).ShouldBeUnique();
        RuleSet.All.Select(r => r.Descriptor.Id).ShouldBe(RuleSet.All.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal));
        RuleSet.All.Select(r => r.Descriptor.Id).Intersect(ModelFindings.All.Select(d => d.Id)).ShouldBeEmpty();
    }
}
