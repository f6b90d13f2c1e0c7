using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Model.Shapes;

/// <summary>List items equal to an earlier one.</summary>
internal static class Repetitions
{
    public static void Report(Sequence sequence, ShapeContext context)
    {
        if (sequence.Count < 2 || AreDistinctTexts(sequence))
            return;
        var seen = new Dictionary<string, Node>(sequence.Count, StringComparer.Ordinal);
        for (var i = 0; i < sequence.Count; i++)
        {
            var item = sequence.Items[i];
            var fingerprint = Fingerprint(item);
            if (seen.TryAdd(fingerprint, item))
                continue;
            var found = ShapeDiagnostics.Repeated(item, seen[fingerprint], context.Subject);
            context.Sink.Add(
                ItemRemoval.Of(sequence, i) is { } removal ? found.WithFix("remove the second", Applicability.Safe, removal) : found
            );
        }
    }

    // Most lists are a few different words, which can be verified without allocating.
    private static bool AreDistinctTexts(Sequence sequence)
    {
        var items = sequence.Items;
        if (items.Length > 32)
            return false;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not Scalar { Kind: ScalarKind.String } text)
                return false;
            for (var j = 0; j < i; j++)
                if (((Scalar)items[j]).Text == text.Text)
                    return false;
        }

        return true;
    }

    /// <summary>Equal for two values exactly when JSON would call them equal, regardless of key order and number spelling.</summary>
    private static string Fingerprint(Node node) =>
        node switch
        {
            Scalar { Kind: ScalarKind.Int or ScalarKind.Float } number => $"#{ScalarReading.Real(number):R}",
            Scalar { Kind: ScalarKind.Bool } flag => $"?{GoNumber.ToText(flag)}",
            Scalar { Kind: ScalarKind.Null } => "~",
            Scalar text => $"'{text.Text}",
            Sequence list => $"[{string.Join('\u0001', list.Items.Select(Fingerprint))}]",
            Mapping mapping =>
                $"{{{string.Join('\u0001', mapping.Entries.OrderBy(static e => e.Name, StringComparer.Ordinal).Select(Fingerprint))}}}",
            _ => "",
        };

    private static string Fingerprint(Entry entry) => $"{entry.Name}\u0002{Fingerprint(entry.Value)}";
}
