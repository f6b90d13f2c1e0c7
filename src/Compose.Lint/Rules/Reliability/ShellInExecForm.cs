using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Reliability;

internal sealed class ShellInExecForm : Rule
{
    private const string Shell = "run a shell: `[\"sh\", \"-c\", \"...\"]`";
    private static readonly string[] Operators = ["&&", "||", "|", ";", ">", ">>", "<", "2>&1"];

    public override Descriptor Descriptor { get; } =
        new("CF305", "shell-in-exec-form", Severity.Error, "Shell syntax without a shell")
        {
            Page = """
                A list is run as is, without a shell: the first item is the program, the others are its arguments. So `["CMD", "curl -f localhost"]` looks
                for a program named `curl -f localhost`, and `&&`, `|` or `>` are passed as arguments. So is `["migrate && serve"]` as an entrypoint or
                a command; for a command without an `entrypoint` that is a warning, because the image may have a shell as its entrypoint. So is the same
                in `CMD` and `ENTRYPOINT` of the service's Dockerfile, unless the service overrides them.

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
            var shell = service.Items(Service.EntrypointKey).LastOrDefault()?.Text == "-c";
            foreach (var attribute in (string[])[Service.EntrypointKey, Service.CommandKey])
                if (!(shell && attribute == Service.CommandKey))
                    foreach (var found in Check([.. service.Items(attribute)], attribute, Shell))
                        yield return found;
            if (Script(service, Service.EntrypointKey) is { } entrypoint)
                yield return OneItem(entrypoint).WithHelp(Shell);
            // The image's entrypoint may be a shell.
            if (service.Entrypoint.IsDefaultOrEmpty && Script(service, Service.CommandKey) is { } command)
                yield return OneItem(command).WithHelp(Shell) with
                {
                    Severity = Severity.Warning,
                };
            if (service is { Build: { } build, Entrypoint.IsDefault: true } && Dockerfile.Of(service, context) is { } file)
                foreach (var found in OfImage(service, build, file))
                    yield return found;
        }
    }

    private IEnumerable<Diagnostic> OfImage(Service service, BuildConfig build, Dockerfile file)
    {
        var entrypoint = file.EntrypointOf(build.Target);
        var command = service.Command.IsDefault && entrypoint?.List?.LastOrDefault() != "-c" ? file.CommandOf(build.Target) : null;
        foreach (var instruction in new[] { entrypoint, command })
            if (instruction?.List is [var program, ..] items && !IsShell(program) && OperatorIn(items) is { } found)
                yield return Descriptor
                    .At(
                        build.PlaceOf(build.DockerfileInline is null ? "context" : "dockerfile_inline"),
                        $"`{found}` in `{instruction.Name}`, line {instruction.Line} of {file.Shown}, is an argument: no shell interprets it"
                    )
                    .WithHelp($"write `{instruction.Name}` without brackets, or {Shell}") with
                {
                    Severity = Severity.Warning,
                };
    }

    /// <summary>A program gets an operator as an item of its own, or the only item is a whole script.</summary>
    private static string? OperatorIn(string[] items) =>
        items is [var only]
            ? Shells.WordsOf(only) is [_, _, ..] words ? words.FirstOrDefault(IsOperator) : null
            : items.Skip(1).FirstOrDefault(Operators.Contains);

    private IEnumerable<Diagnostic> Check(List<Scalar> items, string attribute, string help)
    {
        if (items is [var only] && attribute == "test" && only.Text.Contains(' '))
            yield return OneItem(only).WithHelp(help);
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

    private Diagnostic OneItem(Scalar item) =>
        Descriptor.At(item.At, $"`{First(item.Text)}` and its arguments are one item, read as the name of the program");

    /// <summary>The only item of a list, if it has shell operators between its words, as no path has.</summary>
    private static Scalar? Script(Service service, string attribute) =>
        service.Items(attribute).ToList() is [var item] && Shells.WordsOf(item.Text) is [_, _, ..] words && words.Any(IsOperator)
            ? item
            : null;

    private static bool IsOperator(string word) => Operators.Contains(word) || word is [not '\\', .., ';'];

    private static string First(string text) => Shells.WordsOf(text)[0].TrimEnd(';');

    private static bool IsShell(string program) =>
        Path.GetFileName(program) is "sh" or "bash" or "ash" or "dash" or "zsh" or "busybox" or "env" or "xargs";
}
