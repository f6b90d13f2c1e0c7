using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class QuotesInValue : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF139", "quotes-in-value", Severity.Warning, "Quotes that become part of a value")
        {
            Page = """
                In a list of `KEY=value` an item is one text, and YAML only removes quotes that enclose all of it. Quotes around the value alone reach the
                container: the program gets `"secret"`, with two characters too many.

                ```yaml
                environment:
                  - PASSWORD="secret"      # the value is "secret", with its quotes
                  - "PASSWORD=secret"      # the value is secret
                ```

                This applies to `environment`, `labels`, `annotations` and `build.args`. The fix removes the quotes; it is unsafe, because the container
                then gets another value. Where the quotes are wanted, the mapping form says so: `PASSWORD: '"secret"'`.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from list in KeyValueLists.Of(context.Project)
        from item in list.Items.OfType<Scalar>()
        let mark = item.Text.IndexOf('=')
        where mark > 0 && IsQuoted(item.Text.AsSpan(mark + 1))
        select Found(item, item.Text[..mark], item.Text[mark + 1]);

    private Diagnostic Found(Scalar item, string key, char quote)
    {
        var found = Descriptor
            .At(item.At, $"the quotes around the value of `{key}` become part of it")
            .WithHelp($"remove them, or quote the whole item: `{quote}{key}=...{quote}`");
        return Edits(item, key.Length + 1) is { Length: > 0 } edits
            ? found.WithFix("remove the quotes", Applicability.Unsafe, edits)
            : found;
    }

    /// <summary>The same quote at both ends and nowhere else: <c>"a" "b"</c> is a list of words.</summary>
    private static bool IsQuoted(ReadOnlySpan<char> value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] && value[1..^1].IndexOf(value[0]) < 0;

    private static TextEdit[] Edits(Scalar item, int open)
    {
        var shift = item.Style == ScalarStyle.Plain ? 0 : 1;
        // With an escape, or in a block, the text is not the one in the file.
        if (!item.At.Typed().AsSpan(shift).StartsWith(item.Text, StringComparison.Ordinal))
            return [];
        // Only its quote kept YAML from reading the end otherwise.
        if (item.Style == ScalarStyle.Plain && item.Text[^2] is ':' or ' ' or '\t')
            return [];
        return [new TextEdit(item.At.Part(shift + open, 1), ""), new TextEdit(item.At.Part(shift + item.Text.Length - 1, 1), "")];
    }
}
