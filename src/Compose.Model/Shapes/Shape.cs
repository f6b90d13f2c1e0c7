using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>
/// Defines what an attribute accepts; the source of validation messages, the long form, the JSON Schema, casts of substituted text, output
/// order, completion and hover.
/// </summary>
public abstract class Shape
{
    /// <summary>One or two sentences for the schema and for editors.</summary>
    public string Description { get; init; } = "";

    /// <summary>How a later file's value merges into an earlier one (spec 2.7).</summary>
    public MergeRule Merge { get; init; }

    /// <summary>For a sequence: what identifies an item (spec 2.7, unicity).</summary>
    public UniqueBy Unique { get; init; }

    /// <summary>The type that substituted text is converted to (spec 2.5, casts).</summary>
    public Cast Cast { get; init; }

    /// <summary>When the value is printed.</summary>
    public Emit Emit { get; init; }

    /// <summary>
    /// The separator of the short form's parts, such as <c>:</c> in a mount, or of nested keys joined into one name; null when there is
    /// none.
    /// </summary>
    internal string? Joint { get; init; }

    /// <summary>The name of a JSON Schema definition shared by several attributes.</summary>
    internal string? Definition { get; init; }

    /// <summary>The shape of a mapping's value; null when the key is unknown.</summary>
    public virtual Shape? Child(string key) => null;

    /// <summary>The shape of a sequence's items.</summary>
    public virtual Shape? Item => null;

    /// <summary>The attributes, when a mapping here has fixed keys.</summary>
    public virtual ObjectShape? AsObject => null;

    /// <summary>Reports all errors in the value at their locations; never throws.</summary>
    internal abstract void Check(Node node, ShapeContext context);

    /// <summary>
    /// Whether a value stays as typed while its variables are unsubstituted: its long form is parsed from the text, which is not known yet.
    /// </summary>
    internal virtual bool KeepsSpelling => false;

    /// <summary>
    /// The long form of a value, locations kept. A value that <see cref="Check"/> refuses is returned unchanged; null means no value.
    /// </summary>
    internal virtual Node Canonical(Node node, ShapeContext context) => node;

    /// <summary>The long forms of a list item: usually one, several for a port range.</summary>
    internal virtual void Expand(Node item, ShapeContext context, ImmutableArray<Node>.Builder into) => into.Add(Canonical(item, context));

    /// <summary>Writes the keywords of this shape's JSON Schema into an open object.</summary>
    internal abstract void WriteSchema(SchemaWriter writer);
}
