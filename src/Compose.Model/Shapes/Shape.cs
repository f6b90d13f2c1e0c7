using System.Collections.Immutable;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>
/// What an attribute accepts, said once: from it come the messages of validation, the long form, the JSON Schema, casts of substituted
/// text, the order of output, completion and hover.
/// </summary>
public abstract class Shape
{
    /// <summary>One or two sentences for the schema and for editors.</summary>
    public string Description { get; init; } = "";

    /// <summary>How a later file's value joins an earlier one's (spec 2.7).</summary>
    public MergeRule Merge { get; init; }

    /// <summary>For a sequence: what makes two items the same item (spec 2.7, unicity).</summary>
    public UniqueBy Unique { get; init; }

    /// <summary>The type that substituted text is turned into (spec 2.5, casts).</summary>
    public Cast Cast { get; init; }

    /// <summary>When the value is printed.</summary>
    public Emit Emit { get; init; }

    /// <summary>
    /// What joins the parts of its short form, as <c>:</c> does in a mount, or nested keys to one name; null when there is nothing to join.
    /// </summary>
    internal string? Joint { get; init; }

    /// <summary>The name under which the JSON Schema says the shape once, for several attributes.</summary>
    internal string? Definition { get; init; }

    /// <summary>The shape below a key of a mapping; null when the key is not known here.</summary>
    public virtual Shape? Child(string key) => null;

    /// <summary>The shape of the items of a sequence.</summary>
    public virtual Shape? Item => null;

    /// <summary>The attributes, when a mapping that stands here has fixed keys.</summary>
    public virtual ObjectShape? AsObject => null;

    /// <summary>Reports everything the value must not be, at its place; never throws.</summary>
    internal abstract void Check(Node node, ShapeContext context);

    /// <summary>
    /// Whether a value stays as it was typed while its variables are not substituted: its long form is a reading of the text, which is not
    /// there yet.
    /// </summary>
    internal virtual bool KeepsSpelling => false;

    /// <summary>
    /// The long form of a value, places kept. A value that <see cref="Check"/> refuses comes back as it is; null stands for no value.
    /// </summary>
    internal virtual Node Canonical(Node node, ShapeContext context) => node;

    /// <summary>The long forms of an item of a list: one for most, several for a range of ports.</summary>
    internal virtual void Expand(Node item, ShapeContext context, ImmutableArray<Node>.Builder into) => into.Add(Canonical(item, context));

    /// <summary>Writes the keywords of this shape's JSON Schema into an object that is open.</summary>
    internal abstract void WriteSchema(SchemaWriter writer);
}
