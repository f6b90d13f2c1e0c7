using System.Collections.Immutable;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Explain;

/// <summary>One value of a resolved project and its history.</summary>
/// <param name="Path">Such as <c>services.web.ports[0].target</c>.</param>
/// <param name="Value">On one line; <c>{}</c> and <c>[]</c> for empty collections.</param>
/// <param name="At">Where it was typed, or the location of its cause.</param>
/// <param name="Steps">What brought it there, nearest first; empty for a value used as typed.</param>
public sealed record Explanation(string Path, string Value, Location At, ImmutableArray<ExplanationStep> Steps)
{
    /// <summary>Path, value, location and steps on one line, separated by two spaces.</summary>
    public override string ToString() => string.Join("  ", [Path, Value, At.ToString(), .. Steps.Select(static step => step.Text)]);
}

/// <summary>One step of an explanation.</summary>
/// <param name="Text">For people: <c>variable TAG from .env:1:1</c>.</param>
/// <param name="At">The location that the text names.</param>
public sealed record ExplanationStep(Step Kind, string Text, Location? At);
