using Compose.Model.Syntax;

namespace Compose.Lint.Rules;

/// <summary>Items of a list: whether two say the same.</summary>
internal static class ListItems
{
    public static bool AreEqual(Node a, Node b)
    {
        if (a is Scalar x && b is Scalar y)
            return x.Text == y.Text;
        if (a is not Mapping first || b is not Mapping second || first.Count != second.Count)
            return false;
        foreach (var entry in first.Entries)
            if (second[entry.Name] is not { } other || !AreEqual(entry.Value, other))
                return false;
        return true;
    }
}
