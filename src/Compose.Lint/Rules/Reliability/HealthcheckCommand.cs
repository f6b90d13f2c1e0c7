using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Reliability;

internal sealed class HealthcheckCommand : Rule
{
    private const string Shell = "CMD-SHELL";
    private static readonly string[] FirstWords = ["CMD", Shell, "NONE"];

    public override Descriptor Descriptor { get; } =
        new("CF311", "healthcheck-command", Severity.Error, "A health check that does not run what is written")
        {
            Page = """
                `CMD-SHELL` takes one text: the shell runs it, and every further item of the list only becomes a parameter of that script. And a `test` that
                is a text runs in a shell as it is, so a `CMD` at its start is the name of a program that does not exist.

                ```yaml
                healthcheck:
                  test: ["CMD-SHELL", "curl -f localhost || exit 1"]    # not ["CMD-SHELL", "curl", "-f", "localhost"]
                ```

                ```yaml
                healthcheck:
                  test: curl -f localhost || exit 1                     # not test: CMD curl -f localhost
                ```

                To run a program without a shell, use a list that starts with `CMD`. `disable: true` switches off the check of an image.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            if (service.Healthcheck is { } check && Found([.. check.Items("test")]) is { } found)
                yield return found;
    }

    private Diagnostic? Found(Scalar[] test)
    {
        if (test is not [{ Text: Shell } shell, var command, ..])
            return null;
        // A text was typed: the reference makes it a list, both items at the place of the text.
        if (shell.At == command.At)
        {
            var word = Array.Find(FirstWords, first => command.Text.Split(' ', '\n')[0] == first);
            return word is null
                ? null
                : Descriptor
                    .At(command.At, $"a shell runs this text, and `{word}` is no program")
                    .WithHelp(word == "NONE" ? "write `disable: true`" : $"remove `{word}`, or write a list: `[\"{word}\", ...]`");
        }

        // The items may be parameters that the script asks for.
        return test.Length == 2 || command.Text.Contains('$')
            ? null
            : Descriptor
                .At(test[2].At, $"the shell runs `{command.Text}` alone: the items after it are no part of the command")
                .See(command.At, "this is the whole command")
                .WithHelp("write the command as one item, or `CMD` instead of `CMD-SHELL` to run it without a shell");
    }
}
