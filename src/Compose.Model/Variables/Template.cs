using System.Collections.Immutable;
using System.Text;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>
/// A parsed template: text in which <c>$NAME</c> and <c>${...}</c> stand for variables (spec, "Interpolation"). Malformed expressions stay
/// as typed and are listed in <see cref="Errors"/>; parsing never throws.
/// </summary>
public sealed record Template(string Text, ImmutableArray<TemplatePart> Parts, ImmutableArray<TemplateError> Errors)
{
    /// <summary>Parses text; spans are relative to it.</summary>
    public static Template Parse(string text) => new TemplateParser(text).Parse();

    /// <summary>
    /// Substitutes values. Words are expanded only when used; a missing required variable becomes empty and is recorded in the uses.
    /// </summary>
    public Expansion Expand(Func<string, string?> lookup) => Expand(lookup, new StringBuilder());

    internal Expansion Expand(Func<string, string?> lookup, StringBuilder scratch) =>
        new TemplateExpander(Text, lookup, scratch).Expand(Parts);

    /// <summary>All variables named, including inside words, in text order.</summary>
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
/// <param name="Span">For a variable the whole expression; for literal text its characters (of <c>$$</c> the second).</param>
public abstract record TemplatePart(TextSpan Span);

/// <summary>Literal characters.</summary>
public sealed record LiteralPart(TextSpan Span) : TemplatePart(Span);

/// <summary>A variable, with its operator.</summary>
/// <param name="EmptyIsUnset">Whether the operator has a colon: an empty value counts as unset.</param>
/// <param name="Word">The default, alternate or message; empty when there is none.</param>
/// <param name="WordSpan">Span of the word.</param>
public sealed record VariablePart(
    TextSpan Span,
    string Name,
    TemplateOperator Operator,
    bool EmptyIsUnset,
    ImmutableArray<TemplatePart> Word,
    TextSpan WordSpan
) : TemplatePart(Span);

/// <summary>The operator after a variable's name.</summary>
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
/// <param name="Help">How to fix it, as a sentence.</param>
/// <param name="Replacement">The probable replacement for the characters of the span.</param>
public sealed record TemplateError(TextSpan Span, string Message, string Help, string? Replacement = null);

/// <summary>The result of substituting a template.</summary>
/// <param name="Uses">The variables evaluated, in order.</param>
public sealed record Expansion(string Text, ImmutableArray<TemplateUse> Uses);

/// <summary>A variable evaluated during expansion.</summary>
/// <param name="Value">Its value; null when unset.</param>
/// <param name="Demand">The message of a required variable without a value; null otherwise.</param>
public readonly record struct TemplateUse(VariablePart Part, string? Value, string? Demand)
{
    /// <summary>Unset, without a fallback in the expression.</summary>
    public bool IsUnset => Value is null && Part.Operator == TemplateOperator.None;
}
