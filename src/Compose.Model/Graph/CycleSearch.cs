using System.Collections.Immutable;

namespace Compose.Model.Graph;

/// <summary>A depth-first search with an explicit stack, so that a chain of thousands of services cannot overflow the thread's.</summary>
internal static class CycleSearch
{
    // Dense graphs have more cycles than anyone can read; fixing these reveals the rest.
    private const int Most = 20;

    private enum State : byte
    {
        Unseen,
        OnPath,
        Done,
    }

    /// <summary>One cycle per back edge of the search, in name order.</summary>
    public static ImmutableArray<Cycle> Run(
        ImmutableArray<string> names,
        Dictionary<string, int> numbers,
        ImmutableArray<Dependency>[] needs
    )
    {
        var found = ImmutableArray.CreateBuilder<Cycle>();
        var state = new State[names.Length];
        var next = new int[names.Length];
        var path = new List<int>();
        for (var start = 0; start < names.Length && found.Count < Most; start++)
        {
            if (state[start] != State.Unseen)
                continue;
            state[start] = State.OnPath;
            path.Add(start);
            while (path.Count > 0 && found.Count < Most)
            {
                var at = path[^1];
                if (next[at] == needs[at].Length)
                {
                    state[at] = State.Done;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var to = numbers[needs[at][next[at]++].To];
                if (state[to] == State.OnPath)
                    found.Add(Close(path, to, needs, next));
                if (state[to] != State.Unseen)
                    continue;
                state[to] = State.OnPath;
                path.Add(to);
            }
        }

        return found.ToImmutable();
    }

    // The edge last taken from a service on the path is the one just before its `next`.
    private static Cycle Close(List<int> path, int back, ImmutableArray<Dependency>[] needs, int[] next)
    {
        var edges = ImmutableArray.CreateBuilder<Dependency>();
        for (var i = path.IndexOf(back); i < path.Count; i++)
            edges.Add(needs[path[i]][next[path[i]] - 1]);
        return new Cycle(edges.ToImmutable());
    }
}
