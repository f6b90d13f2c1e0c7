using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Reliability;

internal sealed class ShellInExecForm : Rule
{
    private static readonly string[] Operators = ["&&", "||", "|", ";", ">", ">>", "<", "2>&1"];

    public override Descriptor Descriptor { get; } =
        new("CF305", "shell-in-exec-form", Severity.Error, "Shell syntax without a shell")
        {
            Page = """
                A list is run as is, without a shell: the first item is the program, the others are its arguments. So `["CMD", "curl -f localhost"]` looks
                for a program named `curl -f localhost`, and `&&`, `|` or `>` are passed as arguments.

                ```yaml
                healthcheck:
                  test: ["CMD", "curl", "-f", "localhost"]    # or CMD-SHELL with one string
                command: ["sh", "-c", "migrate && serve"]
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            if (service.Healthcheck is { } check && check.Items("test").ToList() is [{ Text: "CMD" }, .. var test])
                foreach (var found in Check(test, "test", "write `CMD-SHELL` instead of `CMD`, or split the text into items"))
                    yield return found;
            var shell = service.Items("entrypoint").LastOrDefault()?.Text == "-c";
            foreach (var attribute in (string[])["entrypoint", "command"])
                if (!(shell && attribute == "command"))
                    foreach (var found in Check([.. service.Items(attribute)], attribute, "run a shell: `[\"sh\", \"-c\", \"...\"]`"))
                        yield return found;
        }
    }

    private IEnumerable<Diagnostic> Check(List<Scalar> items, string attribute, string help)
    {
        if (items is [var only] && attribute == "test" && only.Text.Contains(' '))
            yield return Descriptor
                .At(only.At, $"`{First(only.Text)}` and its arguments are one item, read as the name of the program")
                .WithHelp(help);
        if (items.Count < 2 || IsShell(items[0].Text))
            yield break;
        foreach (var item in items.Skip(1))
            if (
                Operators.Contains(item.Text)
                && item.Style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted or ScalarStyle.Plain
                && item.Text == item.At.Typed().Trim('"', '\'')
            )
                yield return Descriptor.At(item.At, $"`{item.Text}` is passed as an argument: no shell interprets it").WithHelp(help);
    }

    private static string First(string text) => text[..text.IndexOf(' ')];

    private static bool IsShell(string program) =>
        Path.GetFileName(program) is "sh" or "bash" or "ash" or "dash" or "zsh" or "busybox" or "env" or "xargs";
}
