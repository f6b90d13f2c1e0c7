using System.CommandLine;
using System.Text;
using Compose.Cli.Calls;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>The help as manual pages of section 1, in the man(7) language: https://man7.org/linux/man-pages/man7/man.7.html.</summary>
internal static class ManPage
{
    private const string Program = "compose";

    /// <summary>The file name and text of each page: the overview, then one for each verb that is not hidden.</summary>
    public static IEnumerable<(string File, string Text)> All()
    {
        var verbs = VerbList.All.Select(static v => v.Create()).Where(static v => !v.Hidden).ToList();
        var global = new GlobalOptions().Command;
        yield return (FileOf(""), Overview(global, verbs));
        foreach (var verb in verbs)
        {
            verb.AddCommonFlags();
            yield return (FileOf(verb.Path), Of(verb, verbs));
        }
    }

    private static string Overview(Command global, List<VerbCommand> verbs)
    {
        var page = Head("", global.Description);
        page.Append($".B {Program}\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR\n.SH DESCRIPTION\n");
        page.Append("Flags that select the project go before the command. Each command has a page of its own.\n");
        foreach (var group in verbs.Where(static v => v.Under.Length == 0).GroupBy(static v => v.Group).OrderBy(static g => g.Key))
        {
            page.Append($".SS {Escaped(group.Key.Title())}\n");
            foreach (var verb in group)
                AppendItem(page, $"\\fB{NameOf(verb.Path)}\\fR(1)", verb.Description);
        }

        AppendFlags(page, global);
        return page.ToString();
    }

    private static string Of(VerbCommand verb, List<VerbCommand> verbs)
    {
        var page = Head(verb.Path, verb.Description);
        page.Append($".B {Program} {Escaped(verb.Path)}\n").Append(verb.Gathers ? "\\fICOMMAND\\fR" : "[\\fIOPTIONS\\fR]");
        foreach (var argument in verb.Arguments)
            page.Append($" \\fI{Escaped(HelpText.Placeholder(argument))}\\fR");
        page.Append($"\n.SH DESCRIPTION\n{Escaped(verb.Description)}.\n");
        foreach (var gathered in verbs.Where(v => v.Under == verb.Path))
            AppendItem(page, $"\\fB{NameOf(gathered.Path)}\\fR(1)", gathered.Description);
        AppendFlags(page, verb);
        page.Append(".SH EXAMPLES\n");
        foreach (var (line, does) in verb.Examples)
            AppendItem(page, $"\\fB{Program} {Escaped(line)}\\fR", does);
        page.Append($".SH SEE ALSO\n.BR {NameOf(verb.Under)} (1)\n");
        return page.ToString();
    }

    private static StringBuilder Head(string path, string? description)
    {
        var title = NameOf(path).ToUpperInvariant();
        return new StringBuilder($".TH {title} 1 \"\" \"{Program} {Escaped(VersionVerb.Current[1..])}\" \"User Commands\"\n")
            .Append(".nh\n.ad l\n")
            .Append($".SH NAME\n{NameOf(path)} \\- {Escaped(description)}\n.SH SYNOPSIS\n");
    }

    private static void AppendFlags(StringBuilder page, Command command)
    {
        var shown = HelpText.ShownBy(command);
        if (shown.Count > 0)
            page.Append(".SH OPTIONS\n");
        foreach (var option in shown)
            AppendItem(page, $"\\fB{Escaped(HelpText.NameOf(option).Trim())}\\fR", HelpText.DescriptionOf(option));
    }

    private static void AppendItem(StringBuilder page, string item, string? description) =>
        page.Append($".TP\n{item}\n{Escaped(description)}\n");

    private static string FileOf(string path) => NameOf(path).Replace("\\", "", StringComparison.Ordinal) + ".1";

    private static string NameOf(string path) => Escaped(path.Length == 0 ? Program : $"{Program}-{path.Replace(' ', '-')}");

    /// <summary>
    /// Hyphens that are typed, backslashes, quotes that must stay straight, and what would be a request at the start of a line.
    /// </summary>
    private static string Escaped(string? text)
    {
        var escaped = (text ?? "").Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal)
            .Replace("'", "\\(aq", StringComparison.Ordinal)
            .Replace("^", "\\(ha", StringComparison.Ordinal)
            .Replace("~", "\\(ti", StringComparison.Ordinal);
        return escaped.StartsWith('.') ? "\\&" + escaped : escaped;
    }
}
