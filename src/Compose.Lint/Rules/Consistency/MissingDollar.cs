using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class MissingDollar : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF140", "missing-dollar", Severity.Warning, "A variable without its dollar sign")
        {
            Page = """
                Compose substitutes `${NAME}` and `$NAME`. A value `{NAME}` is passed on as those characters, and so is `$(NAME)`, which is the syntax of
                Kubernetes and of make.

                ```yaml
                environment:
                  - POSTGRES_HOST=${POSTGRES_HOST}     # not {POSTGRES_HOST}
                build:
                  args:
                    VERSION: ${VERSION}                # not $(VERSION)
                ```

                Only values that consist of nothing else, with a name in capitals, are reported: other braces may be a template of the program's own. The fix
                is unsafe, because it changes the value.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var (_, service) in context.Project.RawServices())
        {
            foreach (var found in Of(service["environment"]))
                yield return found;
            if (service["build"] is Mapping build)
                foreach (var found in Of(build["args"]))
                    yield return found;
        }
    }

    private IEnumerable<Diagnostic> Of(Node? pairs) =>
        pairs switch
        {
            Sequence list => list
                .Items.OfType<Scalar>()
                .Select(item => item.Text.IndexOf('=') is > 0 and var equals ? Of(item, equals + 1) : null)
                .OfType<Diagnostic>(),
            Mapping map => map.Entries.Select(entry => entry.Value is Scalar value ? Of(value, 0) : null).OfType<Diagnostic>(),
            _ => [],
        };

    private Diagnostic? Of(Scalar text, int start)
    {
        var value = text.Text[start..];
        if (NameIn(value) is not { } name)
            return null;
        var at = new ScalarMap(text).Locate(new TextSpan(start, value.Length));
        var found = Descriptor
            .At(at, $"`{value}` is not a variable: the container gets these characters")
            .WithHelp($"write `${{{name}}}`");
        return at.Typed() == value
            ? found.WithFix("write it as a variable", Applicability.Unsafe, new TextEdit(at, $"${{{name}}}"))
            : found;
    }

    private static string? NameIn(string value)
    {
        var name = value switch
        {
            ['{', .. var inside, '}'] => inside,
            ['$', '(', .. var inside, ')'] => inside,
            _ => "",
        };
        return name.Length > 1 && char.IsAsciiLetterUpper(name[0]) && name.All(IsOfName) ? name : null;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_';
}
