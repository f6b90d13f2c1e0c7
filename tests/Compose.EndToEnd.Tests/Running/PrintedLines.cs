using Shouldly;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>Assertions on output.</summary>
internal static class PrintedLines
{
    public static string ShouldHaveSingleLineWith(this string[] lines, string text)
    {
        var found = lines.Where(line => line.Contains(text, StringComparison.Ordinal)).ToArray();
        found.Length.ShouldBe(1, $"lines with '{text}' in\n{string.Join('\n', lines)}");
        return found[0];
    }
}
