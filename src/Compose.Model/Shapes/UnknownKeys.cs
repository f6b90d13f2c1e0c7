using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>What to say about a key nobody knows: the key that was meant, or the object it belongs to.</summary>
internal static class UnknownKeys
{
    // A list of more keys than this helps nobody.
    private const int MostListed = 16;

    public static Diagnostic Explain(Entry entry, ObjectShape shape, ShapeContext context)
    {
        var key = entry.Key;
        var found = ShapeDiagnostics.UnknownKey.At(key.At, $"{context.Subject} additional properties '{key.Text}' not allowed");
        var allowed = shape.Attributes.Length <= MostListed
            ? found.WithNote($"keys allowed: {string.Join(", ", shape.Attributes.Select(static a => a.Name))}")
            : found;
        if (shape.Meant(key.Text) is { } meant)
            return allowed.WithLabel($"unknown here; did you mean `{meant}`?").WithHelp($"did you mean `{meant}`?")
                .WithFix($"rename to `{meant}`", Applicability.Unsafe, new TextEdit(key.At, meant));

        foreach (var outer in context.Enclosing)
            if (outer != shape && outer.Find(key.Text) is not null)
                return found.WithHelp($"`{key.Text}` belongs to the {outer.Name}: move it out of the {shape.Name}");
        foreach (var attribute in shape.Attributes)
            if (attribute.Shape.AsObject?.Find(key.Text) is not null)
                return found.WithHelp($"`{key.Text}` belongs below `{attribute.Name}`");
        return allowed.WithHelp(shape.Extensible ? "remove it, or call it `x-...` if it is meant for other tools" : "remove it");
    }
}
