using System.Collections.Immutable;

namespace Compose.Cli.Patterns;

/// <summary>
/// A regular expression in the syntax of <see cref="PatternReader"/>. Matches leftmost-first, as in Go and .NET, in time proportional to
/// text length times expression length (Thompson's simulation with captures, after Pike). Replaces the runtime's Regex, which would add 1.1
/// MB to the native command and a millisecond for each of its users.
/// </summary>
internal sealed class Pattern
{
    private readonly ImmutableArray<PatternStep> steps;
    private readonly ImmutableArray<string?> groups;

    /// <exception cref="FormatException">The expression is invalid; the message explains why.</exception>
    public Pattern(string expression)
    {
        (steps, groups) = new PatternReader(expression).Read();
    }

    public bool IsMatch(string text) => Match(text) is not null;

    /// <summary>The first match at or after an offset; null when there is none.</summary>
    public PatternMatch? Match(string text, int from = 0) => Run(text, from, anywhere: true);

    /// <summary>Whether the expression matches the whole text.</summary>
    public bool IsAll(string text) => Run(text, 0, anywhere: false)?.End == text.Length;

    private PatternMatch? Run(string text, int from, bool anywhere)
    {
        var run = new Threads(steps, text);
        var next = new Threads(steps, text);
        var none = new int[2 * groups.Length];
        Array.Fill(none, -1);
        PatternMatch? found = null;
        for (var at = from; ; at++)
        {
            if (found is null && (anywhere || at == from))
                run.Add(0, at, at, none);
            if (run.Count == 0 && (found is not null || !anywhere))
                return found;
            for (var i = 0; i < run.Count; i++)
            {
                var (step, start, saved) = run[i];
                if (steps[step].Action == PatternAction.Done)
                {
                    // Threads after it in the list have lower priority.
                    found = new PatternMatch(text, start, at, groups, saved);
                    break;
                }

                if (at < text.Length && steps[step].Accepts!(text[at]))
                    next.Add(step + 1, at + 1, start, saved);
            }

            if (at >= text.Length)
                return found;
            (run, next) = (next, run);
            next.Clear();
        }
    }

    /// <summary>The active positions in the expression by descending priority, each at most once.</summary>
    private sealed class Threads(ImmutableArray<PatternStep> steps, string text)
    {
        private readonly List<(int Step, int Start, int[] Saved)> waiting = [];
        private readonly bool[] seen = new bool[steps.Length];

        public int Count => waiting.Count;

        public (int Step, int Start, int[] Saved) this[int index] => waiting[index];

        public void Clear()
        {
            waiting.Clear();
            Array.Clear(seen);
        }

        public void Add(int step, int at, int start, int[] saved)
        {
            while (!seen[step])
            {
                seen[step] = true;
                var (action, _, first, second, holds) = steps[step];
                switch (action)
                {
                    case PatternAction.Jump:
                        step += first;
                        break;
                    case PatternAction.Either:
                        Add(step + first, at, start, saved);
                        step += second;
                        break;
                    case PatternAction.Save:
                        saved = [.. saved];
                        saved[first] = at;
                        step++;
                        break;
                    case PatternAction.Assert:
                        if (!holds!(text, at))
                            return;
                        step++;
                        break;
                    default:
                        waiting.Add((step, start, saved));
                        return;
                }
            }
        }
    }
}
