using System.Text;
using Compose.Cli.Calls;
using Compose.Cli.Flags;
using Compose.Cli.Verbs;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.CommandLine;

/// <summary>docs/cli/ holds the help texts, one page per group of verbs; <c>COMPOSE_UPDATE=1</c> rewrites them.</summary>
public sealed class DocumentationTests
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "..", "docs", "cli");

    public static TheoryData<string> Groups => [.. Enum.GetNames<VerbGroup>()];

    [Theory, MemberData(nameof(Groups))]
    public void Each_group_has_a_page_that_says_what_help_says(string name)
    {
        var group = Enum.Parse<VerbGroup>(name);
        var page = new StringBuilder($"# {group.Title()}\n\n{Introduction(group)}\n");
        foreach (var verb in VerbList.All.Select(static v => v.Create()).Where(v => v.Group == group && !v.Hidden))
        {
            verb.AddCommonFlags();
            page.Append($"\n## {verb.Path}\n\n```text\n{HelpPage.Of("compose", verb)}```\n");
        }

        Golden.ShouldMatch(page.ToString(), Path.Combine(Folder, name.ToLowerInvariant() + ".md"));
    }

    [Fact]
    public void The_overview_has_a_page_too() =>
        Golden.ShouldMatch(
            "# The command line\n\nFlags that select the project go before the verb. Each group of verbs has a page: "
                + string.Join(
                    ", ",
                    Enum.GetValues<VerbGroup>()
                        .Select(static g => $"[{g.Title().ToLowerInvariant()}]({g.ToString().ToLowerInvariant()}.md)")
                )
                + ".\n\nColours are used on terminals. `--ansi`, then COMPOSE_ANSI, decide otherwise; FORCE_COLOR or CLICOLOR_FORCE, other than 0, "
                + "enables colours in pipes and files too, and NO_COLOR disables them whatever else is set"
                + $".\n\n```text\n{HelpPage.Overview("compose", new GlobalOptions().Command)}```\n",
            Path.Combine(Folder, "README.md")
        );

    [Fact]
    public void Help_fits_a_terminal_and_every_verb_has_examples()
    {
        foreach (var verb in VerbList.All.Select(static v => v.Create()).Where(static v => !v.Hidden))
        {
            var lines = HelpPage.Of("docker compose", verb).Split('\n');
            foreach (var line in lines)
                line.Length.ShouldBeLessThanOrEqualTo(80, $"{verb.Path}: {line}");
            verb.Examples.ShouldNotBeEmpty($"{verb.Path} wants an example for its help: `Examples`");
        }
    }

    [Fact]
    public void Verbs_are_sorted_and_called_what_the_list_calls_them()
    {
        VerbList.All.Select(static verb => verb.Name).ShouldBeSorted("src/Compose.Cli/Verbs/VerbList.cs");
        foreach (var verb in VerbList.All)
            verb.Create().Path.ShouldBe(verb.Name, "VerbList.cs and the verb's file disagree about its name");
    }

    private static string Introduction(VerbGroup group) =>
        group switch
        {
            VerbGroup.Check =>
                "These read files and need no engine. Checks exit 0 when there are no findings, 1 with findings, and 2 when they could not run.",
            VerbGroup.Converge => "These compare the files with the state of the engine, and apply the differences.",
            VerbGroup.Steer => "These act on existing containers without changing their configuration.",
            VerbGroup.Look => "These are read-only. Progress and warnings go to standard error, so the output can be piped.",
            VerbGroup.Reach => "These connect to containers, run commands in them and move files in and out.",
            VerbGroup.Images => "These build, pull and push images.",
            _ => "Other verbs.",
        };
}
