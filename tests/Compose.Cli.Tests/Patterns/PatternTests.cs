using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Compose.Cli.Patterns;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Patterns;

/// <summary>Our regular expressions, compared with the runtime's.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData("shop", "my-shop-1")]
    [InlineData("^shop$", "shop")]
    [InlineData("^shop$", "shops")]
    [InlineData("(a|ab)(c|bcd)(d*)", "abcd")]
    [InlineData("a.*?b", "xaabab")]
    [InlineData("a.*b", "xaabab\nb")]
    [InlineData("(?s)a.*b", "xaabab\nb")]
    [InlineData("(?m)^b$", "a\nb\nc")]
    [InlineData("(?i)STRASSE|ÄPFEL", "äpfel")]
    [InlineData("(?i:a)b", "Ab AB")]
    [InlineData("[^a-c\\d\\]-]+", "abc1]-xyz")]
    [InlineData("[]a]+", "b]a")]
    [InlineData("[a-]+", "-a-b")]
    [InlineData("x{2,3}", "xxxx")]
    [InlineData("x{2,3}?", "xxxx")]
    [InlineData("x{2}y{0,1}z{1,}", "xxzz")]
    [InlineData("x{,2}{", "x{,2}{")]
    [InlineData("\\bweb\\b", "a web-1")]
    [InlineData("\\Aweb\\z", "web")]
    [InlineData("\\w+\\s\\W\\S\\D", "né_1 -x!")]
    [InlineData("\\.\\$\\\\\\t", ".$\\\t")]
    [InlineData("(?<key>\\w+)=(?<value>.*)", "a=b=c")]
    [InlineData("(a)|(b)", "b")]
    [InlineData("", "x")]
    [InlineData("a||b", "b")]
    public void They_match_what_the_runtimes_do(string expression, string text) => ShouldAgree(expression, text);

    [Fact]
    public void They_match_what_the_runtimes_do_whatever_they_are()
    {
        var random = new Random(1);
        for (var round = 0; round < 5000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(10)).Select(_ => "abc"[random.Next(3)]));
            ShouldAgree(Expression(random, 3), text);
        }
    }

    [Theory]
    [InlineData("(a", "a `)` is missing")]
    [InlineData("a)", "unexpected `)`")]
    [InlineData("[a", "a `]` is missing")]
    [InlineData("[z-a]", "`z-a` ends before it begins")]
    [InlineData("*a", "there is nothing for `*` to repeat")]
    [InlineData("a**", "a repetition is repeated")]
    [InlineData("a{3,2}", "invalid repeat count `{3,2}`")]
    [InlineData("a{1001}", "invalid repeat count `{1001}`")]
    [InlineData("((a{1000}){1000}){1000}", "it is too large")]
    [InlineData("\\", "there is nothing after the last `\\`")]
    [InlineData("\\p{L}", "`\\p` is not known")]
    [InlineData("(?=a)", "`(?=` is not known")]
    [InlineData("(?<1 2>a)", "invalid group name")]
    [InlineData("[[:letters:]]", "`[:letters:]` is not known")]
    public void What_is_none_is_said(string expression, string why) =>
        Should.Throw<FormatException>(() => new Pattern(expression)).Message.ShouldBe($"`{expression}` is not a regular expression: {why}");

    [Fact]
    public void Groups_that_are_nested_without_end_are_refused() =>
        Should.Throw<FormatException>(() => new Pattern(new string('(', 100_000))).Message.ShouldEndWith("groups are nested too deeply");

    [Fact]
    public void Alternatives_beside_each_other_are_not_nested() =>
        new Pattern(string.Join('|', Enumerable.Range(0, 1000).Select(static number => $"x{number}y"))).IsAll("x999y").ShouldBeTrue();

    [Fact]
    public void No_text_takes_longer_than_its_length()
    {
        var clock = Stopwatch.StartNew();
        new Pattern("^(a+)+$").IsMatch(new string('a', 20_000) + "b").ShouldBeFalse();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static void ShouldAgree(string expression, string text)
    {
        var (ours, theirs) = (new Pattern(expression).Match(text), Regex.Match(text, expression, RegexOptions.CultureInvariant));
        (ours is null ? "none" : $"{ours.Start} '{ours.Value}'").ShouldBe(
            theirs.Success ? $"{theirs.Index} '{theirs.Value}'" : "none",
            $"{expression} in {text}"
        );
        if (ours is null)
            return;
        foreach (Group group in theirs.Groups)
            if (!int.TryParse(group.Name, out var number))
                ours[group.Name].ShouldBe(group.Value);
            else if (number > 0)
                ours[number].ShouldBe(group.Value, $"group {number} of {expression} in {text}");
    }

    /// <summary>
    /// An expression of <c>a</c>, <c>b</c> and <c>c</c>. Possibly empty parts are not repeated: Go and .NET differ there.
    /// </summary>
    private static string Expression(Random random, int depth)
    {
        var text = new StringBuilder();
        for (var pieces = random.Next(1, 4); pieces > 0; pieces--)
        {
            var piece = random.Next(depth > 0 ? 6 : 3) switch
            {
                0 => "a",
                1 => "[ab]",
                2 => ".",
                3 => "[^a]",
                _ => $"({Expression(random, depth - 1)})",
            };
            if (!Regex.IsMatch("", $"^(?:{piece})$"))
                piece += ((string[])["", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}"])[random.Next(10)];
            text.Append(piece);
        }

        return random.Next(4) == 0 ? $"{text}|{(depth > 0 ? Expression(random, depth - 1) : "c")}" : text.ToString();
    }
}
