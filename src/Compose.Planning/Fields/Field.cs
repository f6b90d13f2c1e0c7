using System.Globalization;
using Compose.Model.Services;

namespace Compose.Planning.Fields;

/// <summary>Compares what one attribute leaves in a container.</summary>
/// <param name="Attribute">Its key.</param>
internal sealed record Field(string Attribute, Func<Comparison, IEnumerable<Difference>> Compare)
{
    /// <summary>A value.</summary>
    /// <param name="standard">The value of a container for which none was asked.</param>
    public static Field Text(string attribute, Func<Side, string?> read, string? standard = null, Doubt doubt = Doubt.None) =>
        Text(attribute, read, static _ => null, standard, doubt);

    /// <summary>A value that another attribute can give too.</summary>
    /// <param name="other">The path of the other one, where the service uses it.</param>
    public static Field Text(
        string attribute,
        Func<Side, string?> read,
        Func<Service, string?> other,
        string? standard = null,
        Doubt doubt = Doubt.None
    ) => Value(attribute, side => Shown.Of(NullIfEmpty(read(side))), other, standard, doubt);

    public static Field Flag(string attribute, Func<Side, bool?> read, Doubt doubt = Doubt.None) =>
        Text(attribute, side => read(side) is { } value ? Word(value) : null, "false", doubt);

    /// <summary>A number of which 0 means that none was asked for.</summary>
    public static Field Number(string attribute, Func<Side, long?> read, Doubt doubt = Doubt.None) =>
        Text(attribute, side => Decimal(read(side)), doubt: doubt);

    /// <summary>A command line.</summary>
    public static Field Words(string attribute, Func<Side, IReadOnlyList<string>?> read) =>
        Value(attribute, side => Shown.Words(read(side)), static _ => null, standard: null, Doubt.None);

    /// <summary>Texts in order.</summary>
    public static Field List(string attribute, Func<Side, IEnumerable<string>?> read) =>
        Value(attribute, side => Shown.Of(read(side)), static _ => null, standard: null, Doubt.None);

    /// <summary>Texts whose order means nothing.</summary>
    public static Field Set(string attribute, Func<Side, IEnumerable<string>?> read) =>
        new(attribute, sides => Sets(attribute, "", sides, read));

    /// <summary>Values by name, each compared alone.</summary>
    public static Field Map(string attribute, Func<Side, IReadOnlyDictionary<string, string>?> read, Doubt doubt = Doubt.None) =>
        new(attribute, sides => ByName(attribute, sides, read, _ => doubt));

    public static IEnumerable<Difference> ByName(
        string attribute,
        Comparison sides,
        Func<Side, IReadOnlyDictionary<string, string>?> read,
        Func<string, Doubt> doubt
    )
    {
        var (wanted, expected, observed) = (read(sides.Wanted), read(sides.Expected), read(sides.Observed));
        foreach (var name in (expected?.Keys ?? []).Union(observed?.Keys ?? []).Order(StringComparer.Ordinal))
        {
            var old = Shown.Of(observed?.GetValueOrDefault(name));
            if (expected?.GetValueOrDefault(name) != old?.Text)
                yield return Differing(attribute, name, old, Shown.Of(wanted?.GetValueOrDefault(name)), null, doubt(name));
        }
    }

    public static IEnumerable<Difference> Sets(
        string attribute,
        string name,
        Comparison sides,
        Func<Side, IEnumerable<string>?> read
    )
    {
        var (expected, observed) = ((read(sides.Expected) ?? []).ToList(), (read(sides.Observed) ?? []).ToList());
        if (!expected.ToHashSet(StringComparer.Ordinal).SetEquals(observed))
            yield return new Difference(attribute, name, Shown.Of(observed), Shown.Of(read(sides.Wanted)), Certainty.Certain);
    }

    private static Field Value(
        string attribute,
        Func<Side, Shown?> read,
        Func<Service, string?> other,
        string? standard,
        Doubt doubt
    ) =>
        new(
            attribute,
            sides =>
            {
                var old = read(sides.Observed) ?? Shown.Of(standard);
                return (read(sides.Expected) ?? Shown.Of(standard))?.Text == old?.Text
                    ? []
                    : [Differing(other(sides.Service) ?? attribute, "", old, read(sides.Wanted), standard, doubt)];
            }
        );

    private static Difference Differing(string attribute, string name, Shown? old, Shown? wanted, string? standard, Doubt doubt)
    {
        var given = doubt.HasFlag(Doubt.Given) && wanted is null;
        var ignored = doubt.HasFlag(Doubt.Ignored) && (old is null || old.Text == standard);
        var certainty =
            wanted is null && doubt.HasFlag(Doubt.Always) ? Certainty.Unlikely
            : given || ignored ? Certainty.Possible
            : Certainty.Certain;
        return new Difference(attribute, name, old, wanted, certainty);
    }

    public static string? Decimal(long? number) => number is { } value and not 0 ? value.ToString(CultureInfo.InvariantCulture) : null;

    public static string Word(bool value) => value ? "true" : "false";

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What an engine does to a value besides taking it.</summary>
[Flags]
internal enum Doubt
{
    None = 0,

    /// <summary>Its configuration may give a value to containers that ask for none.</summary>
    Given = 1,

    /// <summary>It drops a value that the kernel does not support.</summary>
    Ignored = 2,

    /// <summary>It gives every container a value.</summary>
    Always = 4,
}
