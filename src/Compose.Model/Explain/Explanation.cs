using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Explain;

/// <summary>One value of a resolved project and how it came there.</summary>
/// <param name="Path">Such as <c>services.web.ports[0].target</c>.</param>
/// <param name="Value">On one line; <c>{}</c> and <c>[]</c> for what is empty.</param>
/// <param name="At">Where it was typed, or where what caused it stands.</param>
/// <param name="Steps">What brought it there, nearest first; empty for a value that was simply typed.</param>
public sealed record Explanation(string Path, string Value, Location At, ImmutableArray<ExplanationStep> Steps)
{
    /// <summary>Path, value, place and steps on one line, two blanks between them.</summary>
    public override string ToString() => string.Join("  ", [Path, Value, At.ToString(), .. Steps.Select(static step => step.Text)]);
}

/// <summary>One step of an explanation.</summary>
/// <param name="Text">For people: <c>variable TAG from .env:1:1</c>.</param>
/// <param name="At">The place the text names.</param>
public sealed record ExplanationStep(Step Kind, string Text, Location? At);
