using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Shapes;

/// <summary>The message for an unknown key: the key that was meant, or the object it belongs to.</summary>
internal static class UnknownKeys
{
    // A longer list of keys is no help.
    private const int MostListed = 16;

    // A match at a greater depth is a coincidence.
    private const int Deepest = 3;

    /// <param name="mapping">The object with the entry: a key that it already has is no key to rename to.</param>
    public static Diagnostic Explain(Entry entry, Mapping mapping, ObjectShape shape, ShapeContext context)
    {
        var key = entry.Key;
        var found = ShapeDiagnostics.UnknownKey.At(key.At, $"{context.Subject} additional properties '{key.Text}' not allowed");
        var allowed =
            shape.Attributes.Length <= MostListed
                ? found.WithNote($"keys allowed: {string.Join(", ", shape.Attributes.Select(static a => a.Name))}")
                : found;
        if (key.Text is ['-', not '-', ..] && shape.Find(key.Text[1..].TrimStart()) is null)
            return found.WithHelp("if it is a list item, write a space after `-`, and indent it under its key");

        // The finding names the character, which is the cause.
        if (Lookalikes.IndexIn(key.Text) >= 0)
            return found.WithHelp("remove it");
        var meant = shape.Meant(key.Text);
        if (meant is not null && key.Text.Contains(' '))
            return Colonless(allowed, key, meant, mapping);
        if (meant is not null && Spelling.Distance(meant, key.Text) <= 1)
            return Rename(allowed, key, meant, mapping);
        foreach (var outer in context.Enclosing)
            if (outer != shape && outer.Find(key.Text) is not null)
                return found.WithHelp(
                    outer.IsWholeFile
                        ? $"`{key.Text}` belongs to the top level of the file: move it out of the {shape.Name}"
                        : $"`{key.Text}` belongs to the {outer.Name}: move it out of the {shape.Name}"
                );
        if (Below(shape, key.Text, 1) is { } near)
            return found.WithHelp($"`{key.Text}` belongs under {near}");
        if (meant is not null)
            return Rename(allowed, key, meant, mapping);
        for (var depth = 2; depth <= Deepest; depth++)
            if (Below(shape, key.Text, depth) is { } far)
                return found.WithHelp($"`{key.Text}` belongs under {far}");
        if (entry.Value is Mapping { Count: > 0 } value && value.Entries.All(inner => shape.Find(inner.Name) is not null))
            return (found with { Descriptor = ShapeDiagnostics.LostEntry }).WithHelp(
                $"it looks like a {shape.Name} of its own: indent it like the {shape.Name} that it is in"
            );
        return allowed.WithHelp(shape.Extensible ? "remove it, or rename it to `x-...` if it is meant for other tools" : "remove it");
    }

    private static Diagnostic Rename(Diagnostic found, Scalar key, string meant, Mapping mapping)
    {
        found = found.WithLabel($"unknown here; did you mean `{meant}`?");
        return mapping.TryGet(meant, out var taken) && taken.Key.At.Source == key.At.Source
            ? found.See(taken.Key.At, $"`{meant}` is here").WithHelp($"merge it into the `{meant}` that is already there, or remove it")
            : found
                .WithHelp($"did you mean `{meant}`?")
                .WithFix($"rename to `{meant}`", Applicability.Unsafe, new TextEdit(key.At, meant));
    }

    /// <summary><c>{image nginx}</c>: a missing colon in a flow mapping.</summary>
    private static Diagnostic Colonless(Diagnostic found, Scalar key, string meant, Mapping mapping)
    {
        var blank = key.Text.IndexOf(' ');
        if (mapping.TryGet(meant, out var taken) && taken.Key.At.Source == key.At.Source)
            return found
                .See(taken.Key.At, $"`{meant}` is here")
                .WithHelp($"merge it into the `{meant}` that is already there, or remove it");
        found = found.WithHelp($"a colon is missing: did you mean `{meant}: {key.Text[(blank + 1)..]}`?");
        return key.Style == ScalarStyle.Plain && key.At.Characters.Length == key.Text.Length
            ? found.WithFix("add the colon", Applicability.Unsafe, new TextEdit(key.At.Part(0, blank), $"{meant}:"))
            : found;
    }

    /// <summary>The path down to an object that knows the key, in words; null when there is none at this depth.</summary>
    private static string? Below(Shape shape, string key, int depth)
    {
        if (shape.AsObject is not { } known)
            return null;
        foreach (var attribute in known.Attributes)
        {
            var item = attribute.Shape.Item?.AsObject;
            if (depth == 1 && attribute.Shape.AsObject?.Find(key) is not null)
                return $"`{attribute.Name}`";
            if (depth == 2 && item?.Find(key) is not null && attribute.Shape.AsObject is null)
                return $"`{attribute.Name}`, in an item of that list";
            if (depth > 1 && attribute.Shape.AsObject is { } inner && inner != shape && Below(inner, key, depth - 1) is { } rest)
                return $"`{attribute.Name}`, there under {rest}";
        }

        return null;
    }
}
