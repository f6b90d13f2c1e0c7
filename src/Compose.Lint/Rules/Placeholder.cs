namespace Compose.Lint.Rules;

/// <summary>Recognises text that stands for a value to be filled in, such as <c>changeme</c> or <c>&lt;your key&gt;</c>.</summary>
internal static class Placeholder
{
    // Compared without case and punctuation, so that change-me and CHANGE_ME are the same.
    private static readonly string[] Parts =
    [
        "changeme",
        "changeit",
        "changethis",
        "pleasechange",
        "replaceme",
        "replacewith",
        "replacethis",
        "placeholder",
        "fillme",
        "fillin",
        "insertyour",
        "enteryour",
        "chooseyour",
        "example",
        "notasecret",
        "yourpassword",
        "yoursecret",
        "yourtoken",
        "yourkey",
    ];

    private static readonly string[] Words =
    [
        "todo",
        "tbd",
        "fixme",
        "none",
        "null",
        "undefined",
        "empty",
        "notneeded",
        "notused",
        "unused",
        "dummy",
        "sample",
        "redacted",
        "secret",
        "password",
    ];

    public static bool Is(string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || text[0] is '<' or '{' || text.Contains("${", StringComparison.Ordinal))
            return true;
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return plain.Length == 0
            || plain.All(static c => c == 'x')
            || plain.StartsWith("your", StringComparison.Ordinal)
            || Words.Contains(plain)
            || Array.Exists(Parts, part => plain.Contains(part, StringComparison.Ordinal));
    }
}
