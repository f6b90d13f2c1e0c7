using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>A kind of finding. The id is never reused; the kebab-case name is what people type.</summary>
public sealed record Descriptor(string Id, string Name, Severity Severity, string Title)
{
    /// <summary>What it is about, in front of what follows from it.</summary>
    public FindingKind Kind { get; init; }

    /// <summary>Why it matters and what to do, in Markdown: what <c>--explain</c> prints and docs/rules/ is written from.</summary>
    public required string Page { get; init; }

    /// <summary>
    /// Whether a project with this error is loaded all the same, as the reference does, and left for the engine to refuse. To whoever
    /// checks it is an error like any other.
    /// </summary>
    public bool IsTolerated { get; init; }

    /// <summary>The same kind of mistake in a place where it stops nobody from loading.</summary>
    public Descriptor Tolerated => this with { IsTolerated = true };

    /// <summary>Whether it is the same kind, tolerated or not.</summary>
    public bool Is(Descriptor other) => Id == other.Id;

    public Diagnostic At(Location at, string message) => new(this, at, message, Severity);
}

/// <summary>How bad a finding is, least first.</summary>
public enum Severity
{
    Style,
    Info,
    Warning,
    Error,
}
