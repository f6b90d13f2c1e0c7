using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>One finding: message, location and fix.</summary>
public sealed record Diagnostic(Descriptor Descriptor, Location At, string Message, Severity Severity)
{
    /// <summary>One sentence; long quotations are shortened.</summary>
    public string Message { get; init; } = Brief.Of(Message);

    /// <summary>Whether it leaves no usable project.</summary>
    public bool IsFatal => Severity == Severity.Error && !Descriptor.IsTolerated;

    /// <summary>A short label under the marked text; null when the message says it all.</summary>
    public string? Label { get; init; }

    /// <summary>One sentence on what to do.</summary>
    public string? Help { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    public ImmutableArray<Related> Related { get; init; } = [];

    public ImmutableArray<Fix> Fixes { get; init; } = [];

    /// <summary>The marked text is a secret: renderers mask it with asterisks.</summary>
    public bool HidesText { get; init; }

    public Diagnostic See(Location at, string label) => this with { Related = Related.Add(new Related(at, Brief.Of(label))) };

    public Diagnostic WithHelp(string help) => this with { Help = Brief.Of(help) };

    public Diagnostic WithLabel(string label) => this with { Label = Brief.Of(label) };

    public Diagnostic WithNote(string note) => this with { Notes = Notes.Add(Brief.Of(note)) };

    public Diagnostic WithFix(string title, Applicability applicability, params ReadOnlySpan<TextEdit> edits) =>
        this with
        {
            Fixes = Fixes.Add(new Fix(Brief.Of(title), applicability, [.. edits])),
        };

    /// <summary>path:line:col: level id message</summary>
    public override string ToString() => $"{At}: {Severity.ToString().ToLowerInvariant()} {Descriptor.Id} {Message}";
}

/// <summary>Another location that explains a finding, such as the first definition of a duplicate.</summary>
public sealed record Related(Location At, string Label);

/// <summary>An edit that fixes a finding.</summary>
/// <param name="Title">What it does, in the imperative: "rename to `test`".</param>
public sealed record Fix(string Title, Applicability Applicability, ImmutableArray<TextEdit> Edits);

/// <summary>Whether a fix may be applied without review.</summary>
public enum Applicability
{
    /// <summary>The resolved project is unchanged, or the file was unusable anyway.</summary>
    Safe,

    /// <summary>The meaning may change.</summary>
    Unsafe,
}
