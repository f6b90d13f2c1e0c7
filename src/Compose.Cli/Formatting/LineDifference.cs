using System.Runtime.InteropServices;

namespace Compose.Cli.Formatting;

/// <summary>
/// Computes a line diff by Myers, "An O(ND) Difference Algorithm and Its Variations", section 4b: the script is divided where the shortest
/// paths from both ends meet, so that memory grows linearly with the number of lines rather than quadratically.
/// </summary>
internal sealed class LineDifference
{
    /// <summary>Number of changes after which a path is accepted though it may not be the shortest.</summary>
    private const int Patience = 256;

    private readonly int[] before;
    private readonly int[] after;

    /// <summary>The furthest column on each diagonal, from the start and from the end; diagonal -1 is at index 0.</summary>
    private readonly int[] forwards;
    private readonly int[] backwards;
    private readonly int middle;

    private LineDifference(int[] before, int[] after)
    {
        this.before = before;
        this.after = after;
        middle = after.Length + 1;
        forwards = new int[before.Length + after.Length + 3];
        backwards = new int[before.Length + after.Length + 3];
    }

    /// <summary>Whether each line of <paramref name="before"/> is removed, and each line of <paramref name="after"/> is added.</summary>
    public static (bool[] Removed, bool[] Added) Of(string[] before, string[] after)
    {
        var (left, right) = Numbered(before, after);
        var removed = new bool[left.Length];
        var added = new bool[right.Length];
        // Lines absent from the other text are excluded from the search; texts without common lines thus need a single pass.
        var shared = Shared(left, right, removed, added);
        var difference = new LineDifference([.. shared.Left.Select(at => left[at])], [.. shared.Right.Select(at => right[at])]);
        difference.Compare(
            0,
            shared.Left.Length,
            0,
            shared.Right.Length,
            at => removed[shared.Left[at]] = true,
            at => added[shared.Right[at]] = true
        );
        return (removed, added);
    }

    /// <summary>Maps equal lines to equal numbers, which compare faster.</summary>
    private static (int[] Before, int[] After) Numbered(string[] before, string[] after)
    {
        var numbers = new Dictionary<string, int>(before.Length, StringComparer.Ordinal);
        return (Array.ConvertAll(before, NumberOf), Array.ConvertAll(after, NumberOf));

        int NumberOf(string line)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, line, out var known);
            if (!known)
                number = numbers.Count;
            return number;
        }
    }

    private static (int[] Left, int[] Right) Shared(int[] before, int[] after, bool[] removed, bool[] added)
    {
        return (Kept(before, [.. after], removed), Kept(after, [.. before], added));

        static int[] Kept(int[] lines, HashSet<int> others, bool[] changed)
        {
            var kept = new List<int>();
            for (var at = 0; at < lines.Length; at++)
            {
                changed[at] = !others.Contains(lines[at]);
                if (!changed[at])
                    kept.Add(at);
            }

            return [.. kept];
        }
    }

    private void Compare(int left, int leftEnd, int right, int rightEnd, Action<int> remove, Action<int> add)
    {
        while (true)
        {
            for (; left < leftEnd && right < rightEnd && before[left] == after[right]; left++)
                right++;
            for (; left < leftEnd && right < rightEnd && before[leftEnd - 1] == after[rightEnd - 1]; leftEnd--)
                rightEnd--;
            if (left == leftEnd || right == rightEnd)
                break;
            var (x, y) = Meeting(left, leftEnd, right, rightEnd);
            Compare(left, x, right, y, remove, add);
            (left, right) = (x, y);
        }

        for (; left < leftEnd; left++)
            remove(left);
        for (; right < rightEnd; right++)
            add(right);
    }

    /// <summary>A point on a shortest path between the corners, other than these.</summary>
    private (int X, int Y) Meeting(int left, int leftEnd, int right, int rightEnd)
    {
        var (lowest, highest) = (left - rightEnd, leftEnd - right);
        var (first, last) = (left - right, left - right);
        var (backFirst, backLast) = (leftEnd - rightEnd, leftEnd - rightEnd);
        var odd = ((first - backFirst) & 1) != 0;
        forwards[middle + first] = left;
        backwards[middle + backFirst] = leftEnd;
        for (var steps = 1; ; steps++)
        {
            Widen(forwards, ref first, ref last, lowest, highest, -1);
            for (var diagonal = last; diagonal >= first; diagonal -= 2)
            {
                var x = Math.Max(forwards[middle + diagonal - 1] + 1, forwards[middle + diagonal + 1]);
                while (x < leftEnd && x - diagonal < rightEnd && before[x] == after[x - diagonal])
                    x++;
                forwards[middle + diagonal] = x;
                if (odd && diagonal >= backFirst && diagonal <= backLast && x >= backwards[middle + diagonal])
                    return (x, x - diagonal);
            }

            Widen(backwards, ref backFirst, ref backLast, lowest, highest, int.MaxValue);
            for (var diagonal = backLast; diagonal >= backFirst; diagonal -= 2)
            {
                var x = Math.Min(backwards[middle + diagonal - 1], backwards[middle + diagonal + 1] - 1);
                while (x > left && x - diagonal > right && before[x - 1] == after[x - diagonal - 1])
                    x--;
                backwards[middle + diagonal] = x;
                if (!odd && diagonal >= first && diagonal <= last && x <= forwards[middle + diagonal])
                    return (x, x - diagonal);
            }

            if (steps >= Patience)
                return Furthest(first, last, leftEnd, rightEnd);
        }
    }

    /// <summary>Extends the search by one diagonal on either side, or shrinks it at the rectangle's edge.</summary>
    private void Widen(int[] reach, ref int first, ref int last, int lowest, int highest, int unreached)
    {
        if (first > lowest)
            reach[middle + --first - 1] = unreached;
        else
            first++;
        if (last < highest)
            reach[middle + ++last + 1] = unreached;
        else
            last--;
    }

    private (int X, int Y) Furthest(int first, int last, int leftEnd, int rightEnd)
    {
        var (best, bestX) = (first, -1);
        for (var diagonal = last; diagonal >= first; diagonal -= 2)
        {
            var x = Math.Min(Math.Min(forwards[middle + diagonal], leftEnd), rightEnd + diagonal);
            if (bestX < 0 || 2 * x - diagonal > 2 * bestX - best)
                (best, bestX) = (diagonal, x);
        }

        return (bestX, bestX - best);
    }
}
