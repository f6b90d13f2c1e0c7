using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Compose.Testing.Words;

/// <summary>The rows of <c>docs/errors.md</c>: a phrase of the reference, its occasion, our message, and the proof.</summary>
public static partial class ErrorsPage
{
    /// <summary>Placeholder for a message that differs by engine.</summary>
    public const string Varies = "the phrase";

    public static string Location { get; } = Path.Combine(Fixtures.Root, "..", "docs", "errors.md");

    public static ImmutableArray<Row> Rows => [.. File.ReadLines(Location).Select(Read).OfType<Row>()];

    public sealed record Row(string Words, string When, string Here, string Proof)
    {
        /// <summary>The case that proves it without an engine; null when something else does, or when the phrase is not kept.</summary>
        public string? Case => After("case ");

        /// <summary>The engine case that proves it, or null.</summary>
        public string? EngineCase => After("engine case ");

        /// <summary>The test class that proves it, or null.</summary>
        public string? Test => After("test ");

        /// <summary>The text between the <c>&lt;placeholders&gt;</c>.</summary>
        public IEnumerable<string> Fragments =>
            Placeholder().Split(Words).Select(static part => part.Trim()).Where(static part => part.Length > 2);

        /// <summary>Whether a message contains the phrase, with text for every <c>&lt;placeholder&gt;</c>.</summary>
        public bool Fits(string words) => Regex.IsMatch(words, string.Join(".+", Placeholder().Split(Words).Select(Regex.Escape)));

        public override string ToString() => $"| {Cell(Quoted(Words))} | {When} | {Cell(Here)} | {Proof} |";

        private string? After(string kind) =>
            Proof.StartsWith(kind + '`', StringComparison.Ordinal) ? Proof[kind.Length..].Trim('`') : null;
    }

    /// <summary>Parses a table row; null for any other line.</summary>
    public static Row? Read(string line) =>
        line.StartsWith("| `", StringComparison.Ordinal) && Bar().Split(line) is ["", var words, var when, var here, var proof, ""]
            ? new Row(Plain(words), when.Trim(), here.Trim().Replace("\\|", "|"), proof.Trim())
            : null;

    /// <summary>The page with the current messages in the rows that the function knows.</summary>
    public static string With(Func<Row, string?> said) =>
        string.Concat(
            File.ReadAllLines(Location)
                .Select(line =>
                    (Read(line) is { } row && said(row) is { } here ? (row with { Here = Quoted(here) }).ToString() : line) + '\n'
                )
        );

    private static string Quoted(string text) => text.Contains('`') ? $"`` {text} ``" : $"`{text}`";

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static string Plain(string cell) => cell.Trim().Trim('`').Trim().Replace("\\|", "|");

    [GeneratedRegex("<[a-zA-Z ]+>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
