using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Model.Services;

/// <summary>
/// A typed, read-only look at a canonical mapping. Nothing is copied: a property reads its node when asked, so its place is always at hand
/// through <see cref="PlaceOf"/> and a project of thousands of services costs nothing until someone looks.
/// </summary>
/// <remarks>
/// What an attribute means is the description of its shape. A property says in words only what its type adds: what null or default stands
/// for, and what loading has done to the value. A constant that ends in Key is the key as a file spells it.
/// </remarks>
public abstract class View(Mapping node)
{
    /// <summary>The canonical mapping behind this view.</summary>
    public Mapping Node { get; } = node;

    public Location At => Node.At;

    /// <summary>Where the value of an attribute was written; the place of the whole when it was not.</summary>
    public Location PlaceOf(string attribute) => Node[attribute]?.At ?? At;

    protected string? Text(string key) => Node[key] is Scalar { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;

    protected bool? Flag(string key) =>
        Node[key] is Scalar { Kind: ScalarKind.Bool } scalar ? scalar.Text is "true" or "True" or "TRUE" : null;

    /// <summary>A whole number: of the kind itself, or of the decimal text that sizes and counts become in the long form.</summary>
    protected long? Whole(string key) =>
        Node[key] is Scalar scalar && long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    protected double? Real(string key) =>
        Node[key] is Scalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    protected TimeSpan? Duration(string key) => Text(key) is { } text && Shapes.GoDuration.TryParse(text, out var value) ? value : null;

    /// <summary>A list of texts; default (not empty) when the attribute is unset, so "unset" and "set to nothing" stay apart.</summary>
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

    /// <summary>Keys and texts in file order; a null value reads as empty text.</summary>
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
