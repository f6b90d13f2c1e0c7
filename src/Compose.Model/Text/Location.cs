namespace Compose.Model.Text;

/// <summary>A span in a file. Every node keeps one from the first token on; values that nobody typed carry the place of what they belong to.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span)
{
    public LinePosition Start => Source.PositionOf(Span.Start);

    public LinePosition End => Source.PositionOf(Span.End);

    /// <summary>The characters the location covers.</summary>
    public ReadOnlySpan<char> Characters => Source.Text.AsSpan(Span.Start, Span.Length);

    /// <summary>A part of this location, for a problem inside a scalar; clamped to it.</summary>
    public Location Part(int start, int length)
    {
        var from = Math.Clamp(start, 0, Span.Length);
        return this with { Span = new TextSpan(Span.Start + from, Math.Clamp(length, 0, Span.Length - from)) };
    }

    /// <summary>path:line:col</summary>
    public override string ToString() => $"{Source.Path}:{Start.Line}:{Start.Column}";
}
