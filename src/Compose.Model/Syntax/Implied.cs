using Compose.Model.Text;

namespace Compose.Model.Syntax;

/// <summary>Values not typed by anyone: located at their cause, with an origin that names it.</summary>
internal static class Implied
{
    public static Scalar Default(Location at, string text, string reason) =>
        Scalar.String(at, text) with
        {
            Origin = new Origin(Step.Default, null, reason),
        };

    public static Entry Entry(string key, Node value) => new(Scalar.String(value.At, key), value);

    public static Mapping Mapping(Location at, Step step, string reason, params ReadOnlySpan<Entry> entries) =>
        new(at, [.. entries]) { Origin = new Origin(step, null, reason) };
}
