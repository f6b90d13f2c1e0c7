using System.Collections.Immutable;
using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>
/// Text in which <c>$NAME</c> and <c>${...}</c> stand for variables (spec, "Interpolation"), taken apart. What is malformed stays as it was
/// typed and is listed in <see cref="Errors"/>; parsing never throws.
/// </summary>
public sealed record Template(string Text, ImmutableArray<TemplatePart> Parts, ImmutableArray<TemplateError> Errors)
{
    /// <summary>Takes text apart; spans are relative to it.</summary>
    public static Template Parse(string text) => new TemplateParser(text).Parse();

    /// <summary>
    /// Puts values in. Words are expanded only when used; a missing required variable becomes empty and is told in the uses.
    /// </summary>
    public Expansion Expand(Func<string, string?> lookup) => Expand(lookup, new StringBuilder());

    internal Expansion Expand(Func<string, string?> lookup, StringBuilder scratch) =>
        new TemplateExpander(Text, lookup, scratch).Expand(Parts);

    /// <summary>Every variable named, those inside words too, in the order of the text.</summary>
    public IEnumerable<VariablePart> Variables() => Variables(Parts);

    private static IEnumerable<VariablePart> Variables(ImmutableArray<TemplatePart> parts)
    {
        foreach (var variable in parts.OfType<VariablePart>())
        {
            yield return variable;
            foreach (var nested in Variables(variable.Word))
                yield return nested;
        }
    }
}

/// <summary>A piece of a template.</summary>
/// <param name="Span">For a variable the whole expression; for plain text the characters it gives (of <c>$$</c> the second).</param>
public abstract record TemplatePart(TextSpan Span);

/// <summary>Characters that stand for themselves.</summary>
public sealed record LiteralPart(TextSpan Span) : TemplatePart(Span);

/// <summary>A variable, with what to do about its being set or not.</summary>
/// <param name="EmptyIsUnset">The operator was written with a colon: an empty value counts as none.</param>
/// <param name="Word">The default, alternate or message; empty when there is none.</param>
/// <param name="WordSpan">Where the word stands.</param>
public sealed record VariablePart(
    TextSpan Span,
    string Name,
    TemplateOperator Operator,
    bool EmptyIsUnset,
    ImmutableArray<TemplatePart> Word,
    TextSpan WordSpan
) : TemplatePart(Span);

/// <summary>What follows a variable's name.</summary>
public enum TemplateOperator
{
    None,

    /// <summary><c>-</c>: the word when unset.</summary>
    Default,

    /// <summary><c>+</c>: the word when set, else nothing.</summary>
    Alternate,

    /// <summary><c>?</c>: the word is the message when unset.</summary>
    Required,
}

/// <summary>A malformed expression.</summary>
/// <param name="Help">The way out, as a sentence.</param>
/// <param name="Replacement">What was probably meant instead of the characters at the span.</param>
public sealed record TemplateError(TextSpan Span, string Message, string Help, string? Replacement = null);

/// <summary>A template with its values put in.</summary>
/// <param name="Uses">The variables that were looked at, in order.</param>
public sealed record Expansion(string Text, ImmutableArray<TemplateUse> Uses);

/// <summary>A variable that was looked at while expanding.</summary>
/// <param name="Value">What it held; null when unset.</param>
/// <param name="Demand">The message of a required variable that has no value; null when all is well.</param>
public readonly record struct TemplateUse(VariablePart Part, string? Value, string? Demand)
{
    /// <summary>Became empty without the text providing for that.</summary>
    public bool IsUnset => Value is null && Part.Operator == TemplateOperator.None;
}
