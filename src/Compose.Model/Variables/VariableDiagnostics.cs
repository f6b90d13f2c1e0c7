using Compose.Model.Diagnostics;
using Compose.Model.Shapes;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>Errors in variables and env files.</summary>
public static class VariableDiagnostics
{
    public static readonly Descriptor InvalidInterpolation = new(
        "CF015",
        "invalid-interpolation",
        Severity.Error,
        "Malformed variable expression"
    )
    {
        Kind = FindingKind.Variable,
        Page = """
            `${...}` is malformed. The forms are `${NAME}`, `${NAME:-default}`, `${NAME:+instead}` and `${NAME:?message}`, each also without the colon,
            which then checks only whether the variable is set, not whether it is empty. A literal `$` is written `$$`.
            """,
    };

    public static readonly Descriptor UnsetVariable = new("CF105", "unset-variable", Severity.Warning, "Variable without a value")
    {
        Kind = FindingKind.Variable,
        Page = """
            A variable is neither in the environment nor in an env file, so it becomes an empty string. With `${NAME:?message}` it is required: an error
            where the project is used, and only a remark of `lint`, since whoever runs the project supplies the value.

            Set it in `.env`, give it a default (`${NAME:-default}`), or write `$$NAME` if the container's shell should expand it.

            Without a `.env`, `lint` uses the values of a template beside the project (`.env.example` and similar names), says so once, and reports only
            variables that the template does not set. Proxy variables such as `HTTP_PROXY` are optional by convention and never reported by `lint`.
            """,
    };

    public static readonly Descriptor UnusableValue = new(
        "CF050",
        "unusable-value",
        Severity.Error,
        "Text where a number or boolean is required"
    )
    {
        Page = "A number or boolean is required here, and the variable expands to other text.",
    };

    public static readonly Descriptor InvalidEnvLine = new("CF052", "invalid-env-line", Severity.Error, "Malformed line of an env file")
    {
        Page = "A line of an env file is not `NAME=value`. The finding does not repeat the line, because it may contain a secret.",
    };

    public static readonly Descriptor TextAfterQuote = new(
        "CF053",
        "text-after-quote",
        Severity.Warning,
        "Text after the closing quote of a value"
    )
    {
        Page = "A value in an env file ends at its closing quote. Put the whole value in one pair of quotes.",
    };

    public static IEnumerable<Descriptor> All => [InvalidInterpolation, UnsetVariable, UnusableValue, InvalidEnvLine, TextAfterQuote];

    internal static Diagnostic Malformed(TemplateError error, Location at)
    {
        var diagnostic = InvalidInterpolation.At(at, $"invalid interpolation format: {error.Message}").WithHelp(error.Help);
        return error.Replacement is { } text && at.Span.Length == error.Span.Length
            ? diagnostic.WithFix($"write `{text}`", Applicability.Unsafe, new TextEdit(at, text))
            : diagnostic;
    }

    internal static Diagnostic Unset(string name, Location at, string? nearest)
    {
        var diagnostic = UnsetVariable.At(at, $"The \"{name}\" variable is not set. Defaulting to a blank string.");
        return nearest is null
            ? diagnostic.WithHelp($"set it, or define what to use without it: `${{{name}:-default}}`, `${{{name}:?why it is required}}`")
            : diagnostic
                .WithLabel($"did you mean `{nearest}`?")
                .WithHelp($"did you mean `{nearest}`? Otherwise set `{name}`, or write `${{{name}:-default}}`");
    }

    internal static Diagnostic Required(string name, bool isEmpty, string demand, Location at, string? nearest)
    {
        var reason = demand.Length > 0 ? $": {demand}" : "";
        var help = nearest is null
            ? $"set `{name}` in the environment or in an env file"
            : $"did you mean `{nearest}`? Otherwise set `{name}`";
        return (UnsetVariable.At(at, $"required variable {name} is missing a value{reason}") with { Severity = Severity.Error }).WithHelp(
            help
        );
    }

    /// <param name="unset">The unset variable that made the value empty.</param>
    /// <param name="example">A valid value.</param>
    internal static Diagnostic Unusable(string path, string text, string? unset, string needed, string example, Location at)
    {
        return UnusableValue
            .At(at, NotCast(path, text, unset, needed))
            .WithHelp(
                unset is null ? $"write {needed}, for example `{example}`" : $"set `{unset}`, or give a default: `${{{unset}:-{example}}}`"
            );
    }

    internal static string NotCast(string path, string text, string? unset, string needed)
    {
        var found =
            unset is not null ? $"an empty value, because variable `{unset}` is not set"
            : text.Length == 0 ? "an empty string"
            : $"`{text}`";
        var reason = needed == "true or false" && text.Length > 0 ? $"invalid boolean: {text}" : $"{needed} is needed, not {found}";
        return $"{path}: failed to cast to expected type: {reason}";
    }

    internal static Diagnostic Loose(string path, string text, bool value, Location at)
    {
        var meant = value ? "true" : "false";
        var found = ShapeDiagnostics
            .LooseBoolean.At(at, $"{path} is `{text}`, which is not {meant} in YAML 1.2")
            .WithHelp($"write `{meant}`");
        return at.Characters.SequenceEqual(text) ? found.WithFix($"write `{meant}`", Applicability.Safe, new TextEdit(at, meant)) : found;
    }

    /// <summary>The message does not repeat the line, which may be a secret.</summary>
    internal static Diagnostic EnvLine(Location at, string message, string help) => InvalidEnvLine.At(at, message).WithHelp(help);

    /// <summary>Loaded as in the reference: a variable without a name, which no program can read.</summary>
    internal static Diagnostic Nameless(Location at) =>
        InvalidEnvLine.Tolerated.At(at, "the line has no name before its `=`").WithHelp("a line is `NAME=value`");

    internal static Diagnostic AfterQuote(Location at) =>
        TextAfterQuote
            .At(at, "the value ends at its closing quote: the rest is read as another line")
            .WithHelp("put the whole value in one pair of quotes, or ` #` before a comment");
}
