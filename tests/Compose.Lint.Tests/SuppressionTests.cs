using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class SuppressionTests
{
    private static LintResult Lint(string compose) => Linting.Run(new MemoryFiles { ["/app/compose.yaml"] = compose });

    [Theory]
    [InlineData("services:\n  shop:\n    image: nginx # compose-lint disable-line CF401 -- pinned elsewhere\n")]
    [InlineData("services:\n  shop:\n    image: nginx # compose-lint disable-line image-untagged\n")]
    [InlineData("services:\n  shop:\n    # compose-lint disable-next-line CF4\n    image: nginx\n")]
    [InlineData("# a licence\n\n# compose-lint disable-file CF401\nservices:\n  shop:\n    image: nginx\n")]
    [InlineData("services:\n  shop:\n    # compose-lint disable CF402, CF401\n    image: nginx\n  other:\n    image: nginx:latest\n")]
    public void A_comment_silences_what_it_names(string compose)
    {
        var result = Lint(compose);
        result.Findings.ShouldBeEmpty();
        result.Suppressed.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_enabled_again_is_found_again() =>
        Lint(
                """
                services:
                  shop:
                    # compose-lint disable CF401
                    image: nginx
                    # compose-lint enable CF401
                  other:
                    image: nginx
                """
            )
            .Places()
            .ShouldBe(["compose.yaml:7:12 CF401"]);

    [Fact]
    public void A_suppression_that_silences_nothing_is_found() =>
        Lint("services:\n  shop:\n    image: nginx:1.27 # compose-lint disable-line CF401\n")
            .Places()
            .ShouldBe(["compose.yaml:3:51 CF901"]);

    [Theory]
    [InlineData("disable-line CF999", "there is no rule `CF999`")]
    [InlineData("disable-line image-untaged", "did you mean `image-untagged`?")]
    [InlineData("disable-lin CF401", "did you mean `disable-line`?")]
    [InlineData("disable-line", "`disable-line` names no rule")]
    public void A_suppression_that_names_nobody_is_found(string directive, string text)
    {
        var finding = Lint($"services:\n  shop:\n    image: nginx:1.27 # compose-lint {directive}\n").Findings.ShouldHaveSingleItem();
        finding.Descriptor.Id.ShouldBe("CF902");
        $"{finding.Message}; {finding.Help}".ShouldContain(text);
    }

    [Theory]
    [InlineData("# compose-lint disable-line CF401", "compose.yaml:3:33 CF903")]
    [InlineData("# compose-lint disable-line CF401 -- ", "compose.yaml:3:33 CF903")]
    [InlineData("# compose-lint disable-line CF401 -- pinned elsewhere")]
    public void A_reason_is_asked_for_when_wanted(string comment, params string[] expected)
    {
        var files = new MemoryFiles
        {
            ["/app/compose.yaml"] = $"services:\n  shop:\n    image: nginx {comment}\n",
            ["/app/.compose-lint.yaml"] = "extend-select: CF903\n",
        };
        Linting.Run(files).Places().ShouldBe(expected);
    }
}
