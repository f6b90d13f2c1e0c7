using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>
/// A typed, read-only view of a canonical mapping. Nothing is copied: properties read the node on demand, so locations stay available
/// through <see cref="PlaceOf"/> and unused views of a project of thousands of services cost nothing.
/// </summary>
/// <remarks>
/// The description of an attribute's shape documents its meaning. Properties document only what the type adds: the meaning of null or
/// default, and changes made by loading. A constant ending in Key is the key as spelled in files.
/// </remarks>
public abstract class View(Mapping node)
{
    /// <summary>The canonical mapping behind this view.</summary>
    public Mapping Node { get; } = node;

    public Location At => Node.At;

    /// <summary>Location of an attribute's value; that of the whole when unset.</summary>
    public Location PlaceOf(string attribute) => Node[attribute]?.At ?? At;

    protected string? Text(string key) => Node[key] is Scalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;

    protected bool? Flag(string key) =>
        Node[key] is Scalar { Kind: ScalarKind.Bool } scalar ? scalar.Text is "true" or "True" or "TRUE" : null;

    /// <summary>A whole number, or the decimal text that sizes and counts become in the long form.</summary>
    protected long? Whole(string key) =>
        Node[key] is Scalar scalar && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    protected double? Real(string key) =>
        Node[key] is Scalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    protected TimeSpan? Duration(string key) => Text(key) is { } text && Shapes.GoDuration.TryParse(text, out var value) ? value : null;

    /// <summary>A list of texts; default (not empty) when unset, to distinguish "unset" from "set to nothing".</summary>
    protected ImmutableArray<string> Strings(string key) =>
        Node[key] is Sequence sequence ? [.. sequence.Items.OfType<Scalar>().Select(static item => item.Text)] : default;

    /// <summary>A list of texts; empty when unset.</summary>
    protected ImmutableArray<string> List(string key) => Strings(key) is { IsDefault: false } list ? list : [];

    /// <summary>Keys and texts in file order; a null value stays null.</summary>
    protected ImmutableArray<KeyValuePair<string, string?>> Pairs(string key) =>
        Node[key] is Mapping mapping
            ? ImmutableArray.CreateRange(
                mapping.Entries,
                static e => KeyValuePair.Create(e.Name, e.Value.IsNull ? null : (e.Value as Scalar)?.Text)
            )
            : [];

    /// <summary>Keys and texts in file order; a null value reads as an empty text.</summary>
    protected ImmutableArray<KeyValuePair<string, string>> Map(string key) =>
        Node[key] is Mapping mapping
            ? ImmutableArray.CreateRange(mapping.Entries, static e => KeyValuePair.Create(e.Name, (e.Value as Scalar)?.Text ?? ""))
            : [];

    protected ImmutableArray<T> Items<T>(string key, Func<Mapping, T> view) =>
        Node[key] is Sequence sequence ? [.. sequence.Items.OfType<Mapping>().Select(view)] : [];

    /// <summary>Named entries, such as depends_on or networks of a service; a null value reads as an empty mapping.</summary>
    protected ImmutableArray<T> Named<T>(string key, Func<Scalar, Mapping, T> view) =>
        Node[key] is Mapping mapping
            ? ImmutableArray.CreateRange(mapping.Entries, e => view(e.Key, e.Value as Mapping ?? new Mapping(e.Key.At, [])))
            : [];

    protected T? Part<T>(string key, Func<Mapping, T> view)
        where T : View => Node[key] is Mapping mapping ? view(mapping) : null;
}
