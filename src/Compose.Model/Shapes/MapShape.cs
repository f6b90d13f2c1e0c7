using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A mapping with user-defined keys.</summary>
public class MapShape(Shape value) : Shape
{
    /// <summary>Whether keys are resource names: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</summary>
    public bool Names { get; init; }

    /// <summary>What messages call an entry.</summary>
    public string Noun { get; init; } = "key";

    /// <summary>Returns the mistake in a key that the reference accepts; null when valid.</summary>
    internal Func<string, Mistake?>? KeyGrammar { get; init; }

    public Shape Value => value;

    public override Shape? Child(string key) => value;

    internal override void Check(Node node, ShapeContext context)
    {
        if (node is not Mapping mapping)
        {
            context.Refuse(node, new Wanted("a mapping") { Mapping = this });
            return;
        }

        var shifted = Noun != "key" && value.AsObject is { } thing ? ShiftedKeys.Report(mapping, thing, Noun, context.Sink) : null;
        foreach (var entry in mapping.Entries)
        {
            if (shifted?.Contains(entry.Name) == true)
                continue;
            if (!IsKey(entry.Name) && !entry.IsItem)
                context.Sink.Add(ShapeDiagnostics.InvalidName(entry.Key, context.Subject, Noun));
            else if (context.Grammars && KeyGrammar?.Invoke(entry.Name) is { } mistake)
                context.Report(entry.Key, mistake);
            context.Check(entry.Name, entry.Value, value);
        }
    }

    private bool IsKey(string key)
    {
        if (key.Length == 0)
            return false;
        if (!Names)
            return true;
        foreach (var c in key)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
                return false;
        return true;
    }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (node is not Mapping mapping)
            return node;
        ImmutableArray<Entry>.Builder? entries = null;
        for (var i = 0; i < mapping.Count; i++)
        {
            var entry = mapping.Entries[i];
            var longer = context.Canonical(entry.Value, value);
            if (!ReferenceEquals(longer, entry.Value))
                (entries ??= mapping.Entries.ToBuilder())[i] = entry with { Value = longer };
        }

        return entries is null ? mapping : mapping with { Entries = entries.MoveToImmutable() };
    }

    internal override void WriteSchema(SchemaWriter writer)
    {
        writer.WriteType(["object"]);
        writer.Json.WriteStartObject("patternProperties");
        writer.Write(Names ? "^[a-zA-Z0-9._-]+$" : ".+", value);
        writer.Json.WriteEndObject();
        writer.Json.WriteBoolean("additionalProperties", false);
    }
}
