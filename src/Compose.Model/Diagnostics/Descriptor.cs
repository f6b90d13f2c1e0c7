using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>A kind of finding. The id is never reused; users type the kebab-case name.</summary>
public sealed record Descriptor(string Id, string Name, Severity Severity, string Title)
{
    /// <summary>What the finding is about, which decides whether it hides consequences.</summary>
    public FindingKind Kind { get; init; }

    /// <summary>Why it matters and how to fix it, in Markdown; the source of <c>--explain</c> and docs/rules/.</summary>
    public required string Page { get; init; }

    /// <summary>
    /// Whether a project with this error still loads, as in the reference, leaving the engine to refuse it. A check reports it as an
    /// ordinary error.
    /// </summary>
    public bool IsTolerated { get; init; }

    /// <summary>The same kind of mistake where it does not prevent loading.</summary>
    public Descriptor Tolerated => this with { IsTolerated = true };

    /// <summary>Whether both are the same kind, tolerated or not.</summary>
    public bool Is(Descriptor other) => Id == other.Id;

    public Diagnostic At(Location at, string message) => new(this, at, message, Severity);
}

/// <summary>Severity of a finding, least first.</summary>
public enum Severity
{
    Style,
    Info,
    Warning,
    Error,
}
