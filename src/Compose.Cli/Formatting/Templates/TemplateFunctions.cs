using System.Globalization;

namespace Compose.Cli.Formatting.Templates;

/// <summary>Docker's additions to Go's functions, and those of Go that make sense in one line.</summary>
internal static class TemplateFunctions
{
    public static IReadOnlyDictionary<string, Func<object?[], object?>> All { get; } =
        new Dictionary<string, Func<object?[], object?>>(StringComparer.Ordinal)
        {
            ["json"] = static a => Row.ToJson(a[0]),
            ["upper"] = static a => Text(a[0]).ToUpperInvariant(),
            ["lower"] = static a => Text(a[0]).ToLowerInvariant(),
            ["title"] = static a => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Text(a[0])),
            ["truncate"] = static a => Text(a[0]) is var text && text.Length > (long)a[1]! ? text[..(int)(long)a[1]!] : Text(a[0]),
            ["pad"] = static a =>
                Text(a[0]) is { Length: > 0 } text ? new string(' ', (int)(long)a[1]!) + text + new string(' ', (int)(long)a[2]!) : "",
            ["split"] = static a => Text(a[0]).Split(Text(a[1])),
            ["join"] = static a => string.Join(Text(a[1]), ((IEnumerable<object?>)a[0]!).Select(Text)),
            ["len"] = static a => a[0] is string text ? (long)text.Length : ((IEnumerable<object?>)a[0]!).Count(),
            ["index"] = static a => ((IEnumerable<object?>)a[0]!).ElementAt((int)(long)a[1]!),
            ["eq"] = static a => a.Skip(1).Any(other => Text(other) == Text(a[0])),
            ["ne"] = static a => Text(a[0]) != Text(a[1]),
            ["not"] = static a => !IsTrue(a[0]),
            ["and"] = static a => a.FirstOrDefault(static v => !IsTrue(v)) ?? a[^1],
            ["or"] = static a => a.FirstOrDefault(IsTrue) ?? a[^1],
            ["println"] = static a => string.Join(' ', a.Select(Text)) + "\n",
            ["print"] = static a => string.Concat(a.Select(Text)),
        };

    /// <summary>The output text of a value.</summary>
    public static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            IEnumerable<string> texts => $"[{string.Join(' ', texts)}]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Row.ToJson(value),
        };

    /// <summary>False for empty texts, zero, false and empty lists.</summary>
    public static bool IsTrue(object? value) =>
        value switch
        {
            null or "" or 0L or 0 or false => false,
            IEnumerable<object> items => items.Any(),
            _ => true,
        };
}
