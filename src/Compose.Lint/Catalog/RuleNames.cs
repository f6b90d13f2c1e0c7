using Compose.Model.Diagnostics;

namespace Compose.Lint.Catalog;

/// <summary>Matches names of rules: CF108, host-port-clash, or CF1 as a prefix.</summary>
internal static class RuleNames
{
    private static readonly Lazy<HashSet<string>> Known = new(static () =>
        new(
            RuleSet.All.Select(static r => r.Descriptor).Concat(ModelFindings.All).SelectMany(static d => (string[])[d.Id, d.Name]),
            StringComparer.OrdinalIgnoreCase
        )
    );

    public static bool Matches(string named, Descriptor descriptor) =>
        named.Equals(descriptor.Name, StringComparison.OrdinalIgnoreCase)
        || (IsGroup(named) && descriptor.Id.StartsWith(named, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether one of the names is exactly the rule's id or name; a group does not enable rules that are off by default.</summary>
    public static bool NameExactly(IEnumerable<string> named, Descriptor descriptor) =>
        named.Any(name =>
            name.Equals(descriptor.Id, StringComparison.OrdinalIgnoreCase)
            || name.Equals(descriptor.Name, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Whether a name matches any rule or finding.</summary>
    public static bool IsKnown(string named) =>
        Known.Value.Contains(named)
        || (IsGroup(named) && Known.Value.Any(known => known.StartsWith(named, StringComparison.OrdinalIgnoreCase)));

    public static string? Nearest(string named) => Spelling.Nearest(named, Known.Value);

    private static bool IsGroup(string named) =>
        named.Length is >= 2 and <= 5
        && named.StartsWith("CF", StringComparison.OrdinalIgnoreCase)
        && named.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}
