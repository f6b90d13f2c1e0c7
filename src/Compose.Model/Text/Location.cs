namespace Compose.Model.Text;

/// <summary>A span in a file. Every node keeps one; values that nobody typed have the location of what they belong to.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span)
{
    public LinePosition Start => Source.PositionOf(Span.Start);

    public LinePosition End => Source.PositionOf(Span.End);

    /// <summary>The covered characters.</summary>
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

/// <summary>A position in a text; both numbers count from 1.</summary>
public readonly record struct LinePosition(int Line, int Column);

/// <summary>A half-open range of UTF-16 offsets in one text.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));
}

/// <summary>Replaces the characters at a location; the rest is unchanged. An empty span inserts.</summary>
public sealed record TextEdit(Location At, string NewText);
