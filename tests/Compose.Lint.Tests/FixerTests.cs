using System.Text;
using Compose.Lint.Fixing;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Lint.Tests;

public class FixerTests
{
    private static (string Text, int Left) Fix(string compose, bool unsafeFixes = false)
    {
        var files = new MemoryFiles { ["/app/compose.yaml"] = compose };
        var (changed, remaining) = new Fixer(Linting.Options(), files, unsafeFixes, CancellationToken.None).Run();
        var text = changed.IsEmpty ? compose : Encoding.UTF8.GetString(changed.ShouldHaveSingleItem().ToBytes());
        return (text, remaining.Findings.Length);
    }

    [Theory]
    [InlineData("services:\n  shop:\n\timage: shop:1.4\n", "services:\n  shop:\n    image: shop:1.4\n")]
    [InlineData("services:\n  shop:\n    image:shop:1.4\n    init: true\n", "services:\n  shop:\n    image: shop:1.4\n    init: true\n")]
    [InlineData("services:\n  shop\n    image: shop:1.4\n", "services:\n  shop:\n    image: shop:1.4\n")]
    [InlineData(
        "services:\n  shop:\n    image: shop:1.4\n     ports:\n      - \"8080:80\"\n      # why\n      - \"90\"\n    init: true\n",
        "services:\n  shop:\n    image: shop:1.4\n    ports:\n     - \"8080:80\"\n     # why\n     - \"90\"\n    init: true\n"
    )]
    [InlineData(
        "x-a: &a {init: true}\nx-b: &b {tty: true}\nservices:\n  shop:\n    <<: *a\n    <<: *b\n    image: shop:1.4\n",
        "x-a: &a {init: true}\nx-b: &b {tty: true}\nservices:\n  shop:\n    <<: [*a, *b]\n    image: shop:1.4\n"
    )]
    [InlineData(
        "services:\n  shop:\n    image: shop:1.4\n    environment:\n      1: one\n",
        "services:\n  shop:\n    image: shop:1.4\n    environment:\n      \"1\": one\n"
    )]
    [InlineData(
        "services:\n  shop:\n    image: shop:1.4\n    dns: [1.1.1.1, '1.1.1.1']\n    cap_drop:\n      - ALL\n      - ALL\n    tty: true\n",
        "services:\n  shop:\n    image: shop:1.4\n    dns: [1.1.1.1]\n    cap_drop:\n      - ALL\n    tty: true\n"
    )]
    [InlineData(
        "services:\n  a:\n    image: a:1\n    configs:\n    - source: a\n      uid: a\n    - uid: a\n      source: a\nconfigs: {a: {content: x}}\n",
        "services:\n  a:\n    image: a:1\n    configs:\n    - source: a\n      uid: a\nconfigs: {a: {content: x}}\n"
    )]
    [InlineData("# shop\nversion: '3'\n\nservices:\n  shop:\n    image: a:1\n", "# shop\n\nservices:\n  shop:\n    image: a:1\n")]
    [InlineData("version: '3'\n\n# why\nservices:\n  shop:\n    image: a:1\n", "# why\nservices:\n  shop:\n    image: a:1\n")]
    [InlineData(
        "services:\n  a:\n    image: a:1\n    volumes: ['vv:/v', 'ww:/w']\nvolumes:\n"
            + "  vv:\n    external:\n      name: x # why\n  ww:\n    external: "
            + "{name: y}\n",
        "services:\n  a:\n    image: a:1\n    volumes: ['vv:/v', 'ww:/w']\nvolumes:\n"
            + "  vv:\n    external: true\n    name: x # why\n  ww:\n    external: "
            + "true\n    name: y\n"
    )]
    [InlineData(
        "services:\n  a:\n    image: a:1\n    environment:\n      A: True # on\n    labels:\n      b: FALSE\n",
        "services:\n  a:\n    image: a:1\n    environment:\n      A: \"true\" # on\n    labels:\n      b: \"false\"\n"
    )]
    [InlineData(
        "services:\n  a:\n    image: a:1\n    profiles: [x, x]\n  b: {image: b:1}\n",
        "services:\n  a:\n    image: a:1\n    profiles: [x]\n  b: {image: b:1}\n"
    )]
    [InlineData("services:\n  a:\n    ima\u200bge: a:1\n", "services:\n  a:\n    image: a:1\n")]
    [InlineData(
        "services:\n  a:\n    image: a:1\n    ports:\n      -\u00a0'8:8'\n",
        "services:\n  a:\n    image: a:1\n    ports:\n      - '8:8'\n"
    )]
    [InlineData(
        "services:\n  a:\n    image: a:1\n    command:\n      - -a\n     - -b\n      - -c\n",
        "services:\n  a:\n    image: a:1\n    command:\n      - -a\n      - -b\n      - -c\n"
    )]
    public void Certain_mistakes_are_mended_and_nothing_else_changes(string before, string after)
    {
        Fix(before).ShouldBe((after, 0));
        Fix(after).Text.ShouldBe(after);
    }

    [Theory]
    [InlineData("services:\n  web:\n    image: a:1\n\tprots:\n      - \"80\"\n")]
    [InlineData("services:\n  web:\n    image: a:1\n     init: true\n     image: b:1\n  db:\n    image: c:1\n")]
    [InlineData("services:\n  web:\n    build\n      context: .\n    build: .\n")]
    [InlineData("services:\n  web:\n    image: a:1\n    environment:\n      A: b\n\trestart: always\n")]
    [InlineData("services:\n  web:\n    image: a:1\n    command:\n      - --a\n      --b\n")]
    [InlineData("version: '3' # kept\nservices:\n  web:\n    image: a:1\n    environment: {A: 1.10, B: 2024-01-01}\n")]
    public void What_may_be_meant_otherwise_is_not_mended_unasked(string compose) => Fix(compose).Text.ShouldBe(compose);

    [Fact]
    public void A_broken_file_does_not_keep_others_from_being_checked_or_mended()
    {
        var files = new MemoryFiles
        {
            ["/app/a/compose.yaml"] = "services:\n  web: {image: a:1, ports: }\n  web: {image: b:1}\n",
            ["/app/b/compose.yaml"] = "services:\n  web:\n    image: a:1\n    dns: [1.1.1.1, 1.1.1.1]\n",
            ["/app/c/compose.yaml"] = "services:\n  web:\n    image: a:1\n     init: true\n     image: b:1\n",
        };
        var options = Linting.Options() with { Paths = ["/app/a/compose.yaml", "/app/b/compose.yaml", "/app/c/compose.yaml"] };
        var (changed, _) = new Fixer(options, files, unsafeFixes: false, CancellationToken.None).Run();
        changed.ShouldHaveSingleItem().After.ShouldBe("services:\n  web:\n    image: a:1\n    dns: [1.1.1.1]\n");
    }

    [Fact]
    public void A_key_is_not_renamed_to_one_that_is_there_already()
    {
        var compose = "services:\n  shop:\n    image: shop:1.4\n    prots: ['1:1']\n    ports: ['2:2']\n";
        Fix(compose, unsafeFixes: true).ShouldBe((compose, 1));
        Fix(compose.Replace("    ports: ['2:2']\n", ""), unsafeFixes: true).Text.ShouldContain("    ports: ['1:1']\n");
    }

    [Fact]
    public void What_can_be_read_again_may_have_findings_of_its_own() =>
        Fix("ser\u200bvices:\n  a: {image: a}\n  b: {image: b}\n").ShouldBe(("services:\n  a: {image: a}\n  b: {image: b}\n", 2));

    [Fact]
    public void Line_breaks_and_the_byte_order_mark_stay()
    {
        var (text, _) = Fix("\ufeffservices:\r\n  shop:\r\n\timage: shop:1.4\r\n");
        text.ShouldBe("\ufeffservices:\r\n  shop:\r\n    image: shop:1.4\r\n");
    }

    [Fact]
    public void What_a_comment_silences_is_not_mended()
    {
        const string Before = "services:\n  shop: &base";
        const string After = "\n    image: shop:1.4\n";
        Fix(Before + After).Text.ShouldNotContain("&base");
        Fix(Before + " # compose-lint disable-line CF005 -- a sample for others" + After).Text.ShouldContain("&base");
    }

    [Fact]
    public void An_error_that_cannot_be_silenced_is_mended_all_the_same() =>
        Fix("services:\n  shop:\n    image: shop:1.4\n    environment:\n      1: one # compose-lint disable-line CF043 -- kept\n")
            .Text.ShouldContain("\"1\": one");

    [Fact]
    public void Doubtful_fixes_wait_until_they_are_asked_for()
    {
        var compose = "x-a: &base {init: true}\nservices:\n  shop:\n    <<: *bas\n    image: shop:1.4\n";
        Fix(compose).Text.ShouldBe(compose);
        Fix(compose, unsafeFixes: true).Text.ShouldContain("<<: *base");
    }

    [Fact]
    public void A_dollar_is_doubled_for_the_shell_of_the_container_and_in_hashes()
    {
        var compose =
            "services:\n  shop:\n    image: shop:1.4\n    command: sh -c \"echo $HOSTNAME ${HOSTNAME}\"\n    labels:\n      users: "
            + "a:$2y$10$Vn3sFq.x$9\n";
        Fix(compose).Text.ShouldBe(compose);
        Fix(compose, unsafeFixes: true).ShouldBe((compose.Replace("$HOST", "$$HOST").Replace("${", "$${").Replace("$Vn", "$$Vn"), 0));
    }

    [Fact]
    public void A_misspelt_build_target_is_renamed_when_asked()
    {
        var compose =
            "services:\n  shop:\n    build:\n      context: .\n      dockerfile_inline: FROM scratch AS production\n      target: "
            + "prodution\n";
        var files = new MemoryFiles { ["/app/compose.yaml"] = compose };
        var (changed, _) = new Fixer(Linting.Options(), files, unsafeFixes: true, CancellationToken.None).Run();
        Encoding.UTF8.GetString(changed.ShouldHaveSingleItem().ToBytes()).ShouldBe(compose.Replace("prodution", "production"));
    }
}
