using System.Globalization;

namespace Compose.Lint.Rules.Consistency;

/// <summary>A host in a text, as <c>scheme://host:port/...</c> or <c>host:port</c>.</summary>
internal readonly record struct HostInText(string Host, int? Port)
{
    private static readonly char[] Between = [' ', '\t', '\r', '\n', ',', ';', '"', '\'', '(', ')', '<', '>', '|', '='];

    /// <summary>As written in the text.</summary>
    public override string ToString() => Port is { } port ? $"{Host}:{port.ToString(CultureInfo.InvariantCulture)}" : Host;

    /// <summary>Finds only unambiguous addresses: a bare word is none.</summary>
    public static IEnumerable<HostInText> AllOf(string text)
    {
        foreach (var word in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var scheme = word.IndexOf("://", StringComparison.Ordinal);
            var address = scheme < 0 ? word : word[(scheme + 3)..];
            var end = address.AsSpan().IndexOfAny('/', '?', '#');
            if (end >= 0)
                address = address[..end];
            address = address[(address.LastIndexOf('@') + 1)..];
            var colon = address.IndexOf(':');
            if (colon < 0 && scheme > 0 && IsName(address))
                yield return new HostInText(address, null);
            if (
                colon > 0
                && IsName(address[..colon])
                && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            )
                yield return new HostInText(address[..colon], port);
        }
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
