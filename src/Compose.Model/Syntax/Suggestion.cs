using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Syntax;

/// <summary>Suggests the name most likely meant.</summary>
internal static class Suggestion
{
    public static Diagnostic For(Diagnostic found, string typed, IEnumerable<Entry> declared)
    {
        var all = declared as IReadOnlyCollection<Entry> ?? [.. declared];
        if (Spelling.Nearest(typed, all.Select(e => e.Name)) is not { } meant)
            return found;
        return found.WithLabel($"did you mean `{meant}`?").See(all.First(e => e.Name == meant).Key.At, "declared here");
    }
}
