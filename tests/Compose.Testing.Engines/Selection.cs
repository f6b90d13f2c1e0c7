using Compose.Engine.Contract;

namespace Compose.Testing.Engines;

/// <summary>Applies filters.</summary>
internal static class Selection
{
    /// <summary>Whether one of the values matches; true when the key is absent.</summary>
    public static bool Fits(this Filters filters, string key, Func<string, bool> fits) =>
        !filters.Values.TryGetValue(key, out var values) || values.Any(fits);

    /// <summary>Whether all labels match: <c>key</c> or <c>key=value</c>.</summary>
    public static bool FitsLabels(this Filters filters, IReadOnlyDictionary<string, string>? labels) =>
        !filters.Values.TryGetValue("label", out var wanted)
        || wanted.All(text => HasLabel(labels ?? new Dictionary<string, string>(), text));

    private static bool HasLabel(IReadOnlyDictionary<string, string> labels, string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? labels.ContainsKey(text) : labels.TryGetValue(text[..equals], out var value) && value == text[(equals + 1)..];
    }
}
