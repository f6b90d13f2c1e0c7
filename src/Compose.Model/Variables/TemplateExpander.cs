using System.Collections.Immutable;
using System.Text;

namespace Compose.Model.Variables;

/// <summary>Substitutes values into a parsed template.</summary>
/// <param name="result">Receives the text; cleared first.</param>
internal sealed class TemplateExpander(string text, Func<string, string?> lookup, StringBuilder result)
{
    private readonly ImmutableArray<TemplateUse>.Builder uses = ImmutableArray.CreateBuilder<TemplateUse>(1);

    public Expansion Expand(ImmutableArray<TemplatePart> parts)
    {
        result.Clear();
        Append(result, parts);
        return new Expansion(result.ToString(), uses.DrainToImmutable());
    }

    private void Append(StringBuilder to, ImmutableArray<TemplatePart> parts)
    {
        foreach (var part in parts)
        {
            if (part is VariablePart variable)
                Append(to, variable);
            else
                to.Append(text, part.Span.Start, part.Span.Length);
        }
    }

    private void Append(StringBuilder to, VariablePart variable)
    {
        var value = lookup(variable.Name);
        var missing = value is null || (variable.EmptyIsUnset && value.Length == 0);
        string? demand = null;
        if (missing && variable.Operator == TemplateOperator.Required)
        {
            var message = new StringBuilder();
            Append(message, variable.Word);
            demand = message.ToString();
        }

        uses.Add(new TemplateUse(variable, value, demand));
        if (variable.Operator == TemplateOperator.Alternate)
        {
            if (!missing)
                Append(to, variable.Word);
        }
        else if (missing && variable.Operator == TemplateOperator.Default)
        {
            Append(to, variable.Word);
        }
        else
        {
            to.Append(value);
        }
    }
}
