using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Model.Explain;

/// <summary>Describes origins in words.</summary>
internal static class ExplanationSteps
{
    /// <param name="nodes">The node itself, if it has an origin, then the collections around it.</param>
    public static ImmutableArray<ExplanationStep> Of(Node node, IEnumerable<Node> nodes, VariableScope variables)
    {
        var steps = ImmutableArray.CreateBuilder<ExplanationStep>();
        var seen = new HashSet<(Step, Location?, string?)>();
        var uses = (node as Scalar)?.Substitution?.Uses ?? [];
        foreach (var each in nodes)
            for (var origin = each.Origin; origin is not null; origin = origin.Before)
                if (seen.Add((origin.Step, origin.Via, origin.Detail)))
                    steps.Add(Of(origin, uses, variables));
        return steps.DrainToImmutable();
    }

    private static ExplanationStep Of(Origin origin, ImmutableArray<VariableUse> uses, VariableScope variables)
    {
        if (origin is { Step: Step.Variable or Step.Environment, Detail: { } name })
            return OfVariable(origin, name, uses, variables);
        var place = origin.Via is { } via ? $" {via}" : "";
        var detail = origin.Detail is { } reason ? $" {reason}" : "";
        var text = origin.Step switch
        {
            Step.Anchor => $"anchor{detail} used at{place}",
            Step.MergeKey => $"merged at{place}",
            Step.Include => $"included at{place}",
            Step.Extends => $"extended at{place}",
            Step.Override => origin.Via is null ? "added by an override" : $"overrides{place}",
            Step.EnvFile => $"env_file{place}",
            Step.LabelFile => $"label_file{place}",
            Step.Implied => $"implied:{detail}",
            Step.Default => $"default:{detail}",
            Step.Flag => $"flag{detail}",
            _ => $"{origin.Step.ToString().ToLowerInvariant()}{detail}{place}",
        };
        return new ExplanationStep(origin.Step, text, origin.Via);
    }

    private static ExplanationStep OfVariable(Origin origin, string name, ImmutableArray<VariableUse> uses, VariableScope variables)
    {
        var use = uses.FirstOrDefault(use => use.Name == name && use.At == origin.Via);
        if (use is { Value: null })
            return new ExplanationStep(origin.Step, $"variable {name} is not set", null);
        var variable = variables.Find(name);
        return new ExplanationStep(origin.Step, $"variable {name} {VariableOrigin.Of(variable)}", variable?.SetAt ?? origin.Via);
    }
}
