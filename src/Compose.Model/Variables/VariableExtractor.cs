using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Variables;

/// <summary>A variable used by a project, as listed by <c>config --variables</c>.</summary>
/// <param name="Required">Whether some use requires a value.</param>
/// <param name="Default">The first default, not interpolated.</param>
/// <param name="Alternate">The first alternate.</param>
/// <param name="At">The first use.</param>
public sealed record DeclaredVariable(string Name, bool Required, string? Default, string? Alternate, Location At);

/// <summary>Finds the variables of a model read without interpolation.</summary>
public static class VariableExtractor
{
    /// <returns>Sorted by name.</returns>
    public static ImmutableArray<DeclaredVariable> Extract(Node node)
    {
        var found = new SortedDictionary<string, DeclaredVariable>(StringComparer.Ordinal);
        Visit(node, found);
        return [.. found.Values];
    }

    private static void Visit(Node node, SortedDictionary<string, DeclaredVariable> found)
    {
        switch (node)
        {
            case Mapping mapping:
                foreach (var entry in mapping.Entries)
                    Visit(entry.Value, found);
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    Visit(item, found);
                break;
            case Scalar { Kind: ScalarKind.String } scalar when scalar.Text.Contains('$'):
                Visit(scalar, found);
                break;
        }
    }

    private static void Visit(Scalar scalar, SortedDictionary<string, DeclaredVariable> found)
    {
        ScalarMap? map = null;
        foreach (var part in Template.Parse(scalar.Text).Variables())
        {
            var word = scalar.Text.Substring(part.WordSpan.Start, part.WordSpan.Length);
            if (!found.TryGetValue(part.Name, out var known))
                known = new DeclaredVariable(part.Name, false, null, null, (map ??= new ScalarMap(scalar)).Locate(part.Span));
            found[part.Name] = part.Operator switch
            {
                TemplateOperator.Required => known with { Required = true },
                TemplateOperator.Default => known with { Default = known.Default ?? word },
                TemplateOperator.Alternate => known with { Alternate = known.Alternate ?? word },
                _ => known,
            };
        }
    }
}
