using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>A mapping of fixed keys.</summary>
/// <param name="name">The object's name in messages: <c>service</c>, <c>healthcheck</c>.</param>
/// <param name="attributes">In output order.</param>
public class ObjectShape(string name, ImmutableArray<AttributeSpec> attributes) : Shape
{
    private readonly Dictionary<string, int> places = Index(attributes);

    public string Name => name;

    /// <summary>The attributes, in output order.</summary>
    public ImmutableArray<AttributeSpec> Attributes => attributes;

    /// <summary>Whether keys that start with <c>x-</c> are allowed.</summary>
    public bool Extensible { get; init; } = true;

    /// <summary>Whether unknown keys are warnings rather than errors.</summary>
    internal bool Open { get; init; }

    /// <summary>Whether the object is the file itself.</summary>
    internal virtual bool IsWholeFile => false;

    /// <summary>Whether null stands for an object without attributes.</summary>
    public bool OrNull { get; init; }

    public override ObjectShape AsObject => this;

    public override Shape? Child(string key) => Find(key)?.Shape;

    /// <summary>Attributes that default to true.</summary>
    internal ImmutableArray<AttributeSpec> OptOuts { get; } = [.. attributes.Where(static a => a.Shape.Emit == Emit.OptOut)];

    /// <summary>Position of a known attribute in output order.</summary>
    internal int PlaceOf(string key) => places[key];

    public AttributeSpec? Find(string key) => places.TryGetValue(key, out var place) ? attributes[place] : null;

    /// <summary>Whether an unknown key was most likely meant to be the given one, whose absence is then not reported.</summary>
    internal bool MayMean(Mapping node, string key)
    {
        foreach (var entry in node.Entries)
            if (!Knows(entry.Name) && Meant(entry.Name) == key)
                return true;
        return false;
    }

    /// <summary>The known key most likely meant: by an alternative name, by its spelling, or because its colon is missing.</summary>
    internal string? Meant(string key)
    {
        foreach (var attribute in attributes)
            if (attribute.WrongNames.Contains(key, StringComparer.OrdinalIgnoreCase))
                return attribute.Name;
        var word = key.IndexOf(' ') is > 0 and var blank ? key[..blank] : key;
        return Knows(word) ? word : Spelling.Nearest(word, attributes.Select(static a => a.Name));
    }

    /// <summary>Whether a mapping may contain more than was read: lines were lost, or keys are unknown.</summary>
    internal bool IsUncertain(Mapping mapping) => mapping.IsIncomplete || mapping.Entries.Any(entry => !Knows(entry.Name));

    internal bool Knows(string key) => places.ContainsKey(key) || (Extensible && IsExtension(key));

    internal static bool IsExtension(string key) => key.StartsWith("x-", StringComparison.Ordinal);

    internal override void Check(Node node, ShapeContext context)
    {
        if (OrNull && node.IsNull)
            return;
        if (node is not Mapping mapping)
        {
            context.Refuse(node, new Wanted("a mapping") { Mapping = this });
            return;
        }

        context.Enter(this);
        CheckKeys(mapping, context);
        foreach (var entry in mapping.Entries)
            if (Find(entry.Name) is { } attribute)
                context.Check(entry.Name, entry.Value, attribute.Shape);
        context.Leave();
        if (context.Grammars)
            CheckWhole(mapping, context);
    }

    private protected virtual void CheckKeys(Mapping mapping, ShapeContext context)
    {
        var shifted = ShiftedKeys.ReportBeside(mapping, this, context);
        foreach (var entry in mapping.Entries)
        {
            if (Knows(entry.Name) || shifted.Any(other => ReferenceEquals(other.Key, entry.Key)))
                continue;
            var unknown = UnknownKeys.Explain(entry, mapping, this, context);
            context.Sink.Add(Open ? unknown with { Descriptor = unknown.Descriptor.Tolerated } : unknown);
        }

        if (mapping.IsIncomplete)
            return;
        foreach (var attribute in attributes)
            if (attribute.Required && !mapping.Contains(attribute.Name) && (Open || !MayMean(mapping, attribute.Name)))
                context.Sink.Add(ShapeDiagnostics.MissingKey(mapping, context.Subject, attribute.Name));
    }

    /// <summary>Checks that concern several attributes.</summary>
    private protected virtual void CheckWhole(Mapping mapping, ShapeContext context) { }

    internal override Node Canonical(Node node, ShapeContext context)
    {
        if (node is not Mapping mapping)
            return node;
        // Most of a file is already in long form: rebuild only what changes.
        ImmutableArray<Entry>.Builder? entries = null;
        for (var i = 0; i < mapping.Count; i++)
        {
            var entry = mapping.Entries[i];
            var shape = Find(entry.Name)?.Shape;
            var value = shape is null ? entry.Value : context.Canonical(entry.Value, shape);
            var stays = shape is null || !value.IsNull;
            if (entries is null)
            {
                if (stays && ReferenceEquals(value, entry.Value))
                    continue;
                entries = ImmutableArray.CreateBuilder<Entry>(mapping.Count);
                entries.AddRange(mapping.Entries, i);
            }

            if (stays)
                entries.Add(entry with { Value = value });
        }

        return entries is null ? mapping : mapping with { Entries = entries.DrainToImmutable() };
    }

    internal override void WriteSchema(SchemaWriter writer)
    {
        var json = writer.Json;
        writer.WriteType(OrNull ? ["object", "null"] : ["object"]);
        json.WriteStartObject("properties");
        foreach (var attribute in attributes)
            writer.Write(attribute.Name, attribute.Shape);
        json.WriteEndObject();
        if (attributes.Any(static a => a.Required))
        {
            json.WriteStartArray("required");
            foreach (var attribute in attributes)
                if (attribute.Required)
                    json.WriteStringValue(attribute.Name);
            json.WriteEndArray();
        }

        json.WriteBoolean("additionalProperties", Open);
        if (!Extensible)
            return;
        json.WriteStartObject("patternProperties");
        json.WriteStartObject("^x-");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Dictionary<string, int> Index(ImmutableArray<AttributeSpec> attributes)
    {
        var index = new Dictionary<string, int>(attributes.Length, StringComparer.Ordinal);
        for (var i = 0; i < attributes.Length; i++)
            index.Add(attributes[i].Name, i);
        return index;
    }
}

/// <summary>One attribute of an object: its key and value shape.</summary>
public sealed record AttributeSpec(string Name, Shape Shape)
{
    /// <summary>Whether the object is invalid without it.</summary>
    public bool Required { get; init; }

    /// <summary>Names commonly used instead, other than misspellings, such as those of other formats.</summary>
    public ImmutableArray<string> WrongNames { get; init; } = [];

    /// <summary>The key in JSON, where the reference spells it differently (blkio_config's lists).</summary>
    public string JsonName { get; init; } = Name;
}
