using Compose.Cli.Verbs;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.CommandLine;

public sealed class ManPageTests
{
    private static readonly Dictionary<string, string> Pages = ManPage.All().ToDictionary(static p => p.File, static p => p.Text);

    [Theory, InlineData("compose.1"), InlineData("compose-stop.1"), InlineData("compose-bridge-transformations.1")]
    public void A_page_says(string file) => Golden.ShouldMatch(Pages[file], Fixtures.PathOf("manpages", file));

    [Fact]
    public void Every_verb_has_a_page_with_its_flags_and_examples()
    {
        foreach (var verb in VerbList.All.Select(static v => v.Create()).Where(static v => !v.Hidden))
        {
            var page = Pages[$"compose-{verb.Path.Replace(' ', '-')}.1"];
            foreach (var option in verb.Options.Where(static o => !o.Hidden))
                page.ShouldContain(@"\-\-" + option.Name[2..].Replace("-", @"\-"), Case.Sensitive);
            foreach (var (_, does) in verb.Examples)
                page.ShouldContain(does.Replace("-", @"\-").Replace("'", @"\(aq"), Case.Sensitive);
        }
    }

    /// <summary>A line that begins with a point or a quote is a request; a bare quote or hyphen is typeset as another character.</summary>
    [Fact]
    public void Text_is_never_taken_for_a_request()
    {
        foreach (var line in Pages.Values.SelectMany(static page => page.Split('\n')))
        {
            line.ShouldNotStartWith("'");
            if (line.StartsWith('.'))
                line.Split(' ')[0].ShouldBeOneOf(".TH", ".SH", ".SS", ".TP", ".B", ".BR", ".nh", ".ad");
        }
    }
}
