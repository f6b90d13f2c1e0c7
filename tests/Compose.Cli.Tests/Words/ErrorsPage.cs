using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compose.Testing;

namespace Compose.Cli.Tests.Words;

/// <summary>The rows of <c>docs/errors.md</c>: words of the reference, when it says them, what is said here, and the proof.</summary>
internal static partial class ErrorsPage
{
    private const string CasePrefix = "case `";

    public static string Location { get; } = Path.Combine(Fixtures.Root, "..", "docs", "errors.md");

    internal sealed record Row(string Words, string When, string Here, string Proof)
    {
        /// <summary>The case that proves it; null when something else does, or when the words are not kept.</summary>
        public string? Case => Proof.StartsWith(CasePrefix, StringComparison.Ordinal) ? Proof[CasePrefix.Length..].TrimEnd('`') : null;

        /// <summary>What stands between the <c>&lt;placeholders&gt;</c>.</summary>
        public IEnumerable<string> Fragments => Placeholder().Split(Words).Select(static part => part.Trim()).Where(static part => part.Length > 2);

        public override string ToString() => $"| {Cell(Quoted(Words))} | {When} | {Cell(Here)} | {Proof} |";
    }

    /// <summary>A row for a line of a table; null for any other line.</summary>
    public static Row? Read(string line) =>
        line.StartsWith("| `", StringComparison.Ordinal) && Bar().Split(line) is ["", var words, var when, var here, var proof, ""]
            ? new Row(Plain(words), when.Trim(), here.Trim().Replace("\\|", "|"), proof.Trim())
            : null;

    public static ImmutableArray<Row> Rows => [.. File.ReadLines(Location).Select(Read).OfType<Row>()];

    /// <summary>Text between as many backticks as it does not hold itself.</summary>
    public static string Quoted(string text) => text.Contains('`') ? $"`` {text} ``" : $"`{text}`";

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static string Plain(string cell) => cell.Trim().Trim('`').Trim().Replace("\\|", "|");

    [GeneratedRegex("<[a-zA-Z ]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
