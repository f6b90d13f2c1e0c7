using Compose.Model.Diagnostics;

namespace Compose.Lint;

/// <summary>How people name rules: CF108, host-port-clash, or CF1 for all that begin so.</summary>
public static class RuleNames
{
    private static readonly Lazy<HashSet<string>> Known = new(static () =>
        new(RuleSet.All.Select(static r => r.Descriptor).Concat(ModelFindings.All).SelectMany(static d => (string[])[d.Id, d.Name]), StringComparer.OrdinalIgnoreCase));

    public static bool Matches(string named, Descriptor descriptor) =>
        named.Equals(descriptor.Name, StringComparison.OrdinalIgnoreCase)
        || (IsGroup(named) && descriptor.Id.StartsWith(named, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the name could mean something: most findings of the model (CF0, CF1, CF7) have no rule here, so their ids are taken on trust.</summary>
    public static bool IsKnown(string named) =>
        Known.Value.Contains(named) || (IsGroup(named) && (named.Length < 5 || named[2] is '0' or '1' or '7'));

    public static string? Nearest(string named) => Spelling.Nearest(named, Known.Value);

    private static bool IsGroup(string named) =>
        named.Length is >= 2 and <= 5 && named.StartsWith("CF", StringComparison.OrdinalIgnoreCase) && named.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}
