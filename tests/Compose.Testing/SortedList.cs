using Shouldly;

namespace Compose.Testing;

/// <summary>A list in the code that is kept sorted, so that a new line has one place to go.</summary>
public static class SortedList
{
    /// <summary>Says which line has to move: two long lists beside each other do not.</summary>
    /// <param name="file">Where the list is, from the root of the repository.</param>
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
