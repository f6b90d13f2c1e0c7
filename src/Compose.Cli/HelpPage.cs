using System.CommandLine;
using System.Text;
using Compose.Cli.Calls;
using Compose.Cli.Flags;
using Compose.Cli.Hosting;
using Compose.Cli.Verbs;

namespace Compose.Cli;

/// <summary>The output of --help: 80 columns, all flags, and examples to copy.</summary>
internal static class HelpPage
{
    private const int WidestName = 30;

    /// <summary>All verbs by heading, and the global flags.</summary>
    public static void WriteOverview(Host host, Command global) => host.Out.Write(Overview(host.Name, global));

    /// <summary>One verb.</summary>
    public static void Write(Host host, VerbCommand verb) => host.Out.Write(Of(host.Name, verb));

    public static string Overview(string program, Command global)
    {
        var page = new StringBuilder();
        page.Append($"Usage:  {program} [OPTIONS] COMMAND\n\n{global.Description}\n");
        var verbs = VerbList.All.Select(static v => v.Create()).Where(static v => v.Under.Length == 0).ToList();
        foreach (var group in Enum.GetValues<VerbGroup>())
        {
            var members = verbs.Where(v => v.Group == group && !v.Hidden).ToList();
            if (members.Count == 0)
                continue;
            page.Append($"\n{group.Title()}:\n");
            foreach (var verb in members)
                AppendRow(page, "  " + verb.Name, verb.Description ?? "", 14);
        }

        AppendFlags(page, global);
        page.Append($"\nSee \"{program} help COMMAND\" for the flags and examples of one command.\n");
        return page.ToString();
    }

    public static string Of(string program, VerbCommand verb)
    {
        var page = new StringBuilder();
        page.Append($"Usage:  {program} {verb.Path} {(verb.Gathers ? "COMMAND" : "[OPTIONS]")}");
        foreach (var argument in verb.Arguments)
            page.Append(' ').Append(HelpText.Placeholder(argument));
        page.Append($"\n\n{verb.Description}\n");
        if (verb.Gathers)
            AppendGathered(page, verb);
        else
            AppendFlags(page, verb);
        if (verb.Examples.Length == 0)
            return page.ToString();
        page.Append("\nExamples:\n");
        var column = Math.Min(verb.Examples.Max(e => e.Line.Length) + program.Length + 5, 44);
        foreach (var (line, does) in verb.Examples)
            AppendRow(page, $"  {program} {line}", does, column);
        return page.ToString();
    }

    private static void AppendGathered(StringBuilder page, VerbCommand verb)
    {
        page.Append("\nCommands:\n");
        foreach (var gathered in VerbList.All.Select(static v => v.Create()).Where(v => v.Under == verb.Path))
            AppendRow(page, "  " + gathered.Name, gathered.Description ?? "", 20);
    }

    private static void AppendFlags(StringBuilder page, Command command)
    {
        var shown = HelpText.ShownBy(command);
        if (shown.Count == 0)
            return;
        page.Append("\nOptions:\n");
        var column = Math.Min(shown.Max(static o => HelpText.NameOf(o).Length) + 3, WidestName);
        foreach (var option in shown)
            AppendRow(page, HelpText.NameOf(option), HelpText.DescriptionOf(option), column);
    }

    /// <summary>A name and its description in two columns; the description wraps within its column.</summary>
    private static void AppendRow(StringBuilder page, string name, string description, int column)
    {
        page.Append(name);
        var at = name.Length;
        if (at + 2 > column)
        {
            page.Append('\n');
            at = 0;
        }

        page.Append(' ', column - at);
        at = column;
        foreach (var word in description.Split(' '))
        {
            if (at > column && at + 1 + word.Length > HelpText.Width)
            {
                page.Append('\n').Append(' ', column);
                at = column;
            }

            if (at > column)
            {
                page.Append(' ');
                at++;
            }

            page.Append(word);
            at += word.Length;
        }

        page.Append('\n');
    }
}
