using Shouldly;

namespace Compose.Testing;

/// <summary>Checks that a list in the code is sorted, so that a new line has one place.</summary>
public static class SortedList
{
    /// <summary>Names the misplaced line, which is more readable than two long lists.</summary>
    /// <param name="file">The file of the list, relative to the repository root.</param>
    public static void ShouldBeSorted(this IEnumerable<string> names, string file)
    {
        string? before = null;
        foreach (var name in names)
        {
            string.CompareOrdinal(before, name)
                .ShouldBeLessThan(0, $"{file} is sorted, each entry in it once: `{name}` cannot stand after `{before}`; move one of them");
            before = name;
        }
    }
}
